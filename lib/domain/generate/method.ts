import type { z } from 'zod';
import type { BuiltInTemplate } from './template.ts';

export type { Message } from './template.ts';

/** What a method may use of the problem it starts from: a seed, or a variant of an earlier leg or hop. */
export type Parent = {
  problem: string;
  solution: string | null;
  answer: string | null;
  subject: string | null;
  level: number | null;
};

/** Which truth the answer of a variant carries. */
export type GroundTruth = 'inherited' | 'computed' | 'voted' | 'none';

/** A new instance, before any check. `evidence` says how it came about; JSON-safe. */
export type Draft = {
  problem: string;
  solution: string;
  answer: string;
  /** The answer that is held to be right, where the method knows one; null where it does not. */
  truth: string | null;
  /** Where it is not the method's own, as for one that voted only because several solutions were asked for. */
  groundTruth?: GroundTruth;
  /** Share of the sampled solutions that agree with the answer, in (0, 1]; where several were sampled. */
  confidence?: number;
  evidence: Record<string, unknown>;
};

/** A named reason why there is no draft. */
export type Refusal = { ok: false; reason: string; message: string };
export type Outcome = { ok: true; draft: Draft } | Refusal;

/** What the calls of a request have given so far; JSON-safe, stored between them. */
export type State = Record<string, unknown>;
export type Progress = { ok: true; state: State } | Refusal;

/** One call of a model: which template, and what stands for its variables. */
export type Call = { template: string; values: Record<string, string> };

/** What a step of a method works with. */
export type StepInput<P extends z.ZodObject> = { parent: Parent; parameters: z.output<P>; state: State };

type Described<P extends z.ZodObject> = {
  /** The id in recipes, lists and commands. */
  id: string;
  title: string;
  /** The recipe that it comes from, for grouping in lists. */
  family: 'Computed' | 'MetaMath' | 'Evol-Instruct' | 'Xwin' | 'Sampling' | 'Judge' | 'Evaluation';
  /** One sentence: what a person gets. */
  description: string;
  /** What its parent must have. */
  needs: readonly ('solution' | 'answer')[];
  groundTruth: GroundTruth;
  /** True where the variant's problem is its parent's, word for word. */
  keepsProblem?: boolean;
  /** Defaults included: an empty object is valid. */
  parameters: P;
};

/** A method that computes. `random` is uniform on [0, 1) and seeded: the same input gives the same output. */
export type ComputedMethod<P extends z.ZodObject = z.ZodObject> = Described<P> & {
  kind: 'computed';
  run(parent: Parent, parameters: z.output<P>, random: () => number): Outcome;
};

/** The calls that a request makes of a model, one after the other; each reply is stored before the next is asked. */
export type ModelSteps<P extends z.ZodObject = z.ZodObject> = Described<P> & {
  templates: readonly BuiltInTemplate[];
  /** Calls that one result takes when none fails. */
  calls(parameters: z.output<P>): number;
  /** What is drawn and computed before the first call; the same `random` gives the same state. */
  begin?(parent: Parent, parameters: z.output<P>, random: () => number): Progress;
  /** Call number `step`, 0-based; null when everything is there. */
  call(input: StepInput<P>, step: number): Call | null;
  /** Reads the reply to call number `step`. Strict: what cannot be read is a refusal, never a guess. */
  read(reply: string, input: StepInput<P>, step: number): Progress;
  /**
   * What a reply gives that was cut at its longest length; left out or refused, the request fails and its text is kept.
   */
  readCut?(reply: string, input: StepInput<P>, step: number): Progress;
};

/** A method that asks a model for variants. */
export type ModelMethod<P extends z.ZodObject = z.ZodObject> = ModelSteps<P> & {
  kind: 'model';
  /** Makes the variant when no call is left. */
  finish(input: StepInput<P>): Outcome;
  /** How many times the method is used again on its own result; 1 where it is not. */
  hops?(parameters: z.output<P>): number;
};

export type Judgement = {
  solvable: boolean;
  selfContained: boolean;
  correct: boolean;
  /** 1, easy, to 5, hard. */
  difficulty: number;
  reason: string;
};

/** A judge asks a model about a variant: its parent is the variant itself. */
export type JudgeMethod<P extends z.ZodObject = z.ZodObject> = ModelSteps<P> & {
  kind: 'judge';
  finish(input: StepInput<P>): { ok: true; judgement: Judgement } | Refusal;
};

/** What a model said to a problem of a benchmark, whole or cut, before anybody grades it. */
export type Reply = { text: string };

/** An evaluation asks a model a problem of a benchmark and keeps the reply as it came. */
export type EvaluationMethod<P extends z.ZodObject = z.ZodObject> = ModelSteps<P> & {
  kind: 'evaluation';
  finish(input: StepInput<P>): { ok: true; reply: Reply } | Refusal;
};

/** A method that makes variants. */
export type Method = ComputedMethod | ModelMethod;
export type AnyMethod = Method | JudgeMethod | EvaluationMethod;
