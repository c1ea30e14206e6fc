import type { Manifest } from '../manifest.ts';
import type { RejectedFrom } from '../preference/source.ts';

export type Group = { method: string; subject: string | null; level: number | null; rows: number };
export type SourceRows = { source: string; licence: string; rows: number };

/** What the rows of a version are made of. */
export type Composition = {
  groups: readonly Group[];
  sources: readonly SourceRows[];
  /** Rows by the model that wrote them; null: no model did. */
  models: readonly { model: string | null; rows: number }[];
  /** Of preference pairs: where the worse sides come from. */
  pairs: readonly { from: RejectedFrom; rows: number }[];
  /** Seed problems that rows grow from. */
  seeds: number;
  /** Characters of problem and solution together, of rows drawn evenly over the version. */
  lengths: readonly number[];
};

/** What a method and a model brought in the project that the version is of. */
export type MethodFacts = {
  method: string;
  title: string;
  model: string | null;
  variants: number;
  accepted: number;
  rejected: number;
  calls: number;
  promptTokens: number;
  completionTokens: number;
  /** US dollars. */
  dollars: number;
};

/** A stratum that a lead accepted as a whole on the evidence of a sample. */
export type AuditFacts = {
  name: string;
  key: string;
  rows: number;
  isOverride: boolean;
  reason: string;
  /** Bad rows among those read, rows of the stratum, the most that may be bad, and the share that was allowed. */
  evidence: { bad: number; read: number; population: number; mostBad: number; qualityLimit: number } | null;
};

export type AgreementFacts = {
  /** Items that at least two people judged. */
  items: number;
  voices: number;
  /** Krippendorff's α with its interval at 95 %; null where it is undefined. */
  alpha: { value: number; low: number; high: number } | null;
};

/** All that a dataset card is made of. */
export type CardFacts = {
  name: string;
  number: number;
  project: string;
  description: string;
  /** The licence of the whole, as the Hub knows it: "mit", "cc-by-4.0", "other", "unknown". */
  licence: string;
  /** ISO 639-1. */
  language: string;
  manifest: Manifest;
  manifestHash: string;
  composition: Composition;
  methods: readonly MethodFacts[];
  audits: readonly AuditFacts[];
  agreement: AgreementFacts | null;
};
