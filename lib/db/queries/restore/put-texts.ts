import type { Tx } from '../../client.ts';

export type RestoreText = {
  position: number;
  method: string;
  problem: string;
  solution: string;
  answer: string;
  subject: string | null;
  level: number | null;
  step: number | null;
  seed_hash: string;
  seed_problem: string;
  source: string;
  licence: string;
  ground_truth: string;
  model: string | null;
  content_hash: string;
  tokens: number;
  seed_tokens: number;
};

// Hundreds of rows a statement.
export async function putRestoreTexts(tx: Tx, rows: readonly RestoreText[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO restore_texts
    SELECT r.position, r.method, r.problem, r.solution, r.answer, r.subject, r.level, r.step, r.seed_hash,
           r.seed_problem, r.source, r.licence, r.ground_truth, r.model, r.content_hash, r.tokens, r.seed_tokens
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(position int, method text, problem text, solution text, answer text, subject text, level int, step int,
           seed_hash text, seed_problem text, source text, licence text, ground_truth text, model text,
           content_hash text, tokens int, seed_tokens int)`;
}
