import { z } from 'zod';
import { Flag } from '../flag.ts';
import { Sampling } from '../generate/sampling.ts';
import { TemplateMessages } from '../generate/template.ts';
import { Id, Page } from '../ids.ts';
import { RandomSeed } from '../random-seed.ts';
import { ServerRequest } from '../servers/schema.ts';
import { gradeVerdicts } from './grader.ts';

export const EvaluationRef = z.object({ evaluation: Id.describe('The evaluation') });

/** Which prompt: one of the built-in ones, or messages of one's own. */
export const PromptChoice = z.enum(['zero-shot', 'few-shot', 'training', 'own']);

/** A model asked about a benchmark. */
export const EvaluationRequest = z.object({
  name: z.string().trim().max(120).default('').describe('A name for the list; empty makes one'),
  benchmark: Id.describe('The benchmark'),
  model: Id.optional().describe('The model that is asked'),
  run: ServerRequest.shape.run.describe(
    'Instead of a model: the number or the id of a fine-tuning run, whose model is served for the evaluation',
  ),
  leg: ServerRequest.shape.leg,
  checkpoint: ServerRequest.shape.checkpoint,
  prompt: PromptChoice.default('zero-shot').describe('How a problem is put to the model'),
  messages: TemplateMessages.optional().describe(
    'A prompt of one\'s own: [{ role, content }] with {{problem}}; for the prompt "own"',
  ),
  samples: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(1)
    .describe('Replies to each problem: more than one gives pass@k and maj@k'),
  temperature: Sampling.shape.temperature.unwrap().default(0).describe('0 is greedy: the most likely text'),
  topP: Sampling.shape.topP,
  maxTokens: Sampling.shape.maxTokens.describe(
    'The longest reply, in tokens; one that is cut is counted apart',
  ),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Only the first so many problems of the benchmark'),
  budget: z.coerce
    .number()
    .positive()
    .max(10_000_000)
    .optional()
    .describe('Pause when so many US dollars are spent'),
  viaBatchApi: Flag.default(false).describe("Ask through the provider's Batch API"),
  randomSeed: RandomSeed.optional().describe('What the provider is given as seed of its sampling'),
});
export type EvaluationRequest = z.output<typeof EvaluationRequest>;

/** The models of a sweep, asked alike. */
export const SweepEvaluation = EvaluationRequest.omit({
  ...{ name: true, model: true, run: true, leg: true, checkpoint: true, viaBatchApi: true },
}).extend({
  sweep: z.string().min(1).max(36).describe('The number or the id of the sweep'),
  prompt: PromptChoice.default('training').describe('How a problem is put to the models'),
  viaBatchApi: z.literal(false).default(false).describe('They are served by the studio, not by a provider'),
});

/** What an evaluation keeps of how it was asked; of an import the model's name and file stand in its columns. */
export const EvaluationRecipe = z.object({
  prompt: z
    .object({
      id: PromptChoice,
      /** SHA-256 of the messages, hex. */
      hash: z.string(),
      messages: TemplateMessages,
    })
    .nullable(),
  sampling: Sampling.nullable(),
  limit: z.number().nullable(),
  randomSeed: z.number().nullable(),
  /** Of an import: the format that its file is read in. */
  format: z.string().optional(),
  codeVersion: z.string(),
});
export type EvaluationRecipe = z.infer<typeof EvaluationRecipe>;

/** What the graders of a reply may differ in. */
export const disputes = ['verdict', 'format', 'undecided'] as const;

/** A page of replies. */
export const ReplyFilter = EvaluationRef.extend({
  ...Page.shape,
  grader: z.string().max(40).optional().describe('With `verdict`: what this grader says'),
  verdict: z.enum(gradeVerdicts).optional().describe('Replies of which the grader says this'),
  dispute: z
    .enum([...disputes, 'any'])
    .optional()
    .describe('Replies that graders differ about: in the verdict, in what they can read, or undecided'),
  ruled: Flag.optional().describe('Replies that a person ruled on, or that nobody did'),
  truncated: Flag.optional().describe('Replies that were cut, or whole ones'),
  failed: Flag.optional().describe('Replies that never came'),
  level: z.coerce.number().int().min(1).max(5).optional().describe('Problems of this level'),
  subject: z.string().max(100).optional().describe('Problems of this subject'),
  problem: Id.optional().describe('Replies to this problem'),
});
export type ReplyFilter = z.output<typeof ReplyFilter>;

export const ReplyRef = z.object({ reply: Id.describe('The reply') });

/** A person's ruling on a reply. */
export const Ruling = ReplyRef.extend({
  verdict: z.enum(['correct', 'wrong']).describe('Whether the reply answers the problem rightly'),
  reason: z.string().trim().min(1, 'Say why.').max(2000).describe('Why, for those who read the numbers'),
});

const Leading = z.string().min(1).max(40).default('equivalence').describe('The grader whose word counts');

/** Two evaluations of one benchmark. */
export const Comparison = z.object({
  first: Id.describe('The evaluation that is the base'),
  second: Id.describe('The evaluation that is compared with it'),
  grader: Leading,
  rulings: Flag.default(true).describe("With people's rulings in place of grades, where they gave one"),
});

/** One problem over all evaluations. */
export const ProblemHistory = z.object({
  problem: Id.describe('The problem of a benchmark'),
  grader: Leading,
});

/** An uploaded file of results, and the benchmark that it answers. */
export const ResultFile = z.object({
  import: Id.describe('The upload'),
  benchmark: Id.describe('The benchmark that the results are of'),
  format: z.string().max(60).optional().describe('The format of the file; recognised when left out'),
});

/** Results made elsewhere, to be graded here. */
export const ResultImport = ResultFile.extend({
  modelName: z.string().trim().min(1, 'Name the model.').max(120).describe('What people call the model'),
  name: z.string().trim().max(120).default('').describe('A name for the list; empty makes one'),
});
