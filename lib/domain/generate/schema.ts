import { z } from 'zod';
import { Id, Page } from '../ids.ts';

export const batchStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const BatchStatus = z.enum(batchStatuses);
export type BatchStatus = z.infer<typeof BatchStatus>;

export const requestStatuses = ['queued', 'leased', 'done', 'refused', 'failed', 'cancelled'] as const;
export const RequestStatus = z.enum(requestStatuses);
export type RequestStatus = z.infer<typeof RequestStatus>;

export const CheckState = z.enum(['unchecked', 'passed', 'undecided', 'failed']);
export type CheckState = z.infer<typeof CheckState>;

/** Which seeds a batch starts from; a field left out admits everything. */
export const SeedFilter = z.object({
  subject: z.string().trim().min(1).max(100).optional().describe('Only seeds of this subject'),
  levels: z
    .array(z.coerce.number().int().min(1).max(5))
    .max(5)
    .optional()
    .describe('Only seeds of these levels, 1 to 5'),
  import: Id.optional().describe('Only seeds of this import'),
  onlyWithSolution: z.stringbool().or(z.boolean()).default(false).describe('Only seeds that have a solution'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .optional()
    .describe('At most this many seeds, the oldest first'),
});
export type SeedFilter = z.infer<typeof SeedFilter>;

/** How a model is asked. */
export const Sampling = z.object({
  temperature: z.coerce
    .number()
    .min(0)
    .max(2)
    .default(0.7)
    .describe('0 is the most likely text, 2 the wildest'),
  topP: z.coerce
    .number()
    .gt(0)
    .max(1)
    .default(1)
    .describe('Share of the likeliest words that are drawn from'),
  maxTokens: z.coerce
    .number()
    .int()
    .min(1)
    .max(131_072)
    .default(2048)
    .describe('The longest reply, in tokens; a longer one is cut and counts as failed'),
});
export type Sampling = z.infer<typeof Sampling>;

/** What a batch will do, as a person states it. */
export const BatchPlan = z.object({
  name: z.string().trim().max(120).default('').describe('A name for the list; empty makes one'),
  method: z.string().min(1).max(100).describe('The id of the method'),
  parameters: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('Parameters of the method; those left out have defaults'),
  model: Id.optional().describe('The model, for a method that asks one'),
  samples: z.coerce.number().int().min(1).max(1000).default(1).describe('Requests for each seed'),
  randomSeed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .describe('The same number and plan give the same requests; left out, one is drawn'),
  ...SeedFilter.shape,
  ...Sampling.shape,
});
export type BatchPlan = z.infer<typeof BatchPlan>;

/** The plan as it was resolved when the batch started: with its seeds and its model, all that the result depends on. */
export const Recipe = z.object({
  method: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  template: z.object({ version: z.number(), hash: z.string() }).nullable(),
  model: z
    .object({
      id: z.string(),
      name: z.string(),
      baseUrl: z.string(),
      model: z.string(),
      priceInput: z.number().nullable(),
      priceOutput: z.number().nullable(),
    })
    .nullable(),
  sampling: Sampling.nullable(),
  filter: SeedFilter,
  samples: z.number(),
  randomSeed: z.number(),
  codeVersion: z.string(),
});
export type Recipe = z.infer<typeof Recipe>;

export const BatchRef = z.object({ batch: Id.describe('The batch') });

/** A page of the variants list. */
export const VariantFilter = Page.extend({
  batch: Id.optional().describe('Only variants of this batch'),
  seed: Id.optional().describe('Only variants of this seed'),
  method: z.string().max(100).optional().describe('Only variants of this method'),
  subject: z.string().max(100).optional().describe('Only variants of this subject'),
  level: z.coerce.number().int().min(1).max(5).optional().describe('Only variants of this level'),
  status: z
    .enum(['pending', 'accepted', 'rejected', 'reviewed'])
    .optional()
    .describe('What review decided; reviewed is accepted or rejected'),
  checks: CheckState.optional().describe('The sum of the checks'),
  order: z.enum(['oldest', 'newest']).default('oldest').describe('By arrival'),
});
export type VariantFilter = z.infer<typeof VariantFilter>;

/** A model behind an OpenAI-compatible address. */
export const ModelSettings = z.object({
  id: Id.optional().describe('The model to change; left out, a new one is made'),
  name: z.string().trim().min(1, 'Give the model a name.').max(80).describe('The name in lists'),
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'Use an http or https address, such as https://api.openai.com/v1.' })
    .max(500)
    .refine((text) => !URL.parse(text)?.username, 'Leave user name and password out of the address.')
    .transform((text) => text.replace(/\/+$/, ''))
    .describe('The base address, such as https://api.openai.com/v1'),
  model: z.string().trim().min(1, 'Name the model.').max(200).describe('The model, as its provider calls it'),
  key: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .describe('The key; left out, the stored one stays. It is never shown again'),
  priceInput: z.coerce
    .number()
    .min(0)
    .max(100_000)
    .nullable()
    .default(null)
    .describe('US dollars for a million tokens read'),
  priceOutput: z.coerce
    .number()
    .min(0)
    .max(100_000)
    .nullable()
    .default(null)
    .describe('US dollars for a million tokens written'),
  concurrency: z.coerce.number().int().min(1).max(1024).default(8).describe('Calls at the same time'),
  timeoutSeconds: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(120)
    .describe('How long one call may take'),
});
export type ModelSettings = z.infer<typeof ModelSettings>;
