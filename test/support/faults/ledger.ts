/** Everything that the studio said it had stored, and how often it gave no answer. */
export type Ledger = {
  decisions: { id: string; variant: string; revision: number }[];
  edits: { variant: string; revision: number; problem: string }[];
  imports: { id: string; rows: number }[];
  versions: { name: string; run: string }[];
  batches: { id: string; requests: number }[];
  unanswered: number;
  /** Writes that contradict one that was acknowledged before: a revision that went back. */
  contradictions: string[];
};

export const emptyLedger = (): Ledger => ({
  ...{ decisions: [], edits: [], imports: [], versions: [], batches: [] },
  ...{ unanswered: 0, contradictions: [] },
});

export const acknowledged = ({ decisions, edits, imports, versions, batches }: Ledger): number =>
  decisions.length + edits.length + imports.length + versions.length + batches.length;
