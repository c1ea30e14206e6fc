import type { Message } from '#lib/domain/generate/template.ts';

export type { Message };

export type TemplateVersion = {
  id: string | null;
  origin: 'built-in' | 'project';
  version: number;
  hash: string;
  note: string;
  createdAt: Date | string | null;
  messages: readonly Message[];
};

export type TemplateWhole = {
  method: string;
  methodTitle: string;
  family: string;
  name: string;
  title: string;
  purpose: string;
  variables: Readonly<Record<string, string>>;
  required: readonly string[];
  versions: readonly TemplateVersion[];
};

export type Preview = {
  faults: readonly string[];
  refusal: string | null;
  messages: readonly Message[] | null;
};

export type TrialCall = {
  template: string;
  messages: readonly Message[];
  reply: string;
  reasoning: string | null;
  promptTokens: number;
  completionTokens: number;
  milliseconds: number;
};

export type Trial = {
  calls: readonly TrialCall[];
  failure: string | null;
  outcome: {
    refusal: string | null;
    variant: { problem: string; solution: string; answer: string; truth: string | null } | null;
    judgement: Record<string, unknown> | null;
    checks: readonly { rule: string; outcome: string; reason: string }[];
  } | null;
  /** US dollars; null without prices. */
  spent: { promptTokens: number; completionTokens: number; cost: number | null };
};

export type SeedChoice = { id: string; seq: number; problem: string };

export const versionName = ({ origin, version }: Pick<TemplateVersion, 'origin' | 'version'>) =>
  origin === 'built-in' ? `Built-in ${version}` : `Version ${version}`;
