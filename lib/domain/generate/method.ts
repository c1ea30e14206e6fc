import type { z } from 'zod';

/** What a method may use of the problem it starts from. */
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
  evidence: Record<string, unknown>;
};

/** A draft, or a named reason why there is none. */
export type Outcome = { ok: true; draft: Draft } | { ok: false; reason: string; message: string };

export type Message = { role: 'system' | 'user' | 'assistant'; content: string };

type Described<P extends z.ZodObject> = {
  /** The id in recipes, lists and commands. */
  id: string;
  title: string;
  /** One sentence: what a person gets. */
  description: string;
  /** What a seed must have. */
  needs: readonly ('solution' | 'answer')[];
  groundTruth: GroundTruth;
  /** True where the variant's problem is its seed's, word for word. */
  keepsProblem?: boolean;
  /** Defaults included: an empty object is valid. */
  parameters: P;
};

/** A method that computes. `random` is uniform on [0, 1) and seeded: the same input gives the same output. */
export type ComputedMethod<P extends z.ZodObject = z.ZodObject> = Described<P> & {
  kind: 'computed';
  run(parent: Parent, parameters: z.output<P>, random: () => number): Outcome;
};

/** A method that asks a model: a versioned template makes the messages, `parse` reads the reply. */
export type ModelMethod<P extends z.ZodObject = z.ZodObject> = Described<P> & {
  kind: 'model';
  /** Raised with every change of the prompt's text. */
  templateVersion: number;
  messages(parent: Parent, parameters: z.output<P>): Message[];
  parse(reply: string, parent: Parent, parameters: z.output<P>): Outcome;
};

export type Method = ComputedMethod | ModelMethod;
