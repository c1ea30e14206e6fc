import { z } from 'zod';
import { editedTexts } from '#lib/db/queries/edited-texts.ts';
import { methodYield } from '#lib/db/queries/method-yield.ts';
import { rejectReasons } from '#lib/db/queries/reject-reasons.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import { wilsonInterval } from '#lib/math/stats/wilson-interval.ts';
import { diffWords } from '#lib/math/text/diff-words.ts';
import { projectVerb } from '../verb.ts';

/** Edited variants that the mean edit distance is taken over. */
const mostEdited = 500;

type Key = { method: string; templateHash: string | null; model: string | null };
const keyOf = ({ method, templateHash, model }: Key) => JSON.stringify([method, templateHash, model]);

export const showYield = projectVerb(
  {
    name: 'generate.yield',
    summary: 'Shows what each method and template version brought: variants, checks, decisions, edits, cost.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const [rows, reasons, edited] = await Promise.all([
      methodYield(ctx.db, ctx.project.id),
      rejectReasons(ctx.db, ctx.project.id),
      editedTexts(ctx.db, ctx.project.id, mostEdited),
    ]);
    const distances = Map.groupBy(edited, keyOf);
    const reasonsOf = Map.groupBy(reasons, keyOf);
    const items = rows.map((row) => ({
      ...row,
      title: methods.find((one) => one.id === row.method)?.title ?? row.method,
      templates: row.templates.map(({ name, origin, version }) => ({ name, origin, version })),
      passRate: rate(row.passed, row.variants),
      acceptRate: rate(row.accepted, row.accepted + row.rejected),
      dollarsPerAccepted: row.accepted > 0 ? row.dollars / row.accepted : null,
      callsPerAccepted: row.accepted > 0 ? row.calls / row.accepted : null,
      editDistance: meanDistance(distances.get(keyOf(row)) ?? []),
      reasons: (reasonsOf.get(keyOf(row)) ?? []).map(({ reason, count }) => ({ reason, count })),
    }));
    return { items };
  },
);

export type YieldItem = Awaited<ReturnType<typeof showYield>>['items'][number];

/** A share with its Wilson interval at 95 %; null without trials. */
function rate(successes: number, trials: number) {
  if (trials === 0) return null;
  const { low, high } = wilsonInterval(successes, trials);
  return { value: successes / trials, low, high, trials };
}

/** Mean share of the words that were changed, over the edited variants; null without any. */
function meanDistance(texts: readonly { before: string; after: string }[]): number | null {
  if (texts.length === 0) return null;
  const shares = texts.map(({ before, after }) => {
    const pieces = diffWords(before, after);
    const words = (kind: string) =>
      pieces
        .filter((piece) => piece.kind === kind)
        .reduce((sum, piece) => sum + piece.text.split(/\s+/).filter(Boolean).length, 0);
    const [same, removed, added] = [words('same'), words('removed'), words('added')];
    return Math.max(removed, added) / Math.max(same + Math.max(removed, added), 1);
  });
  return shares.reduce((sum, one) => sum + one, 0) / shares.length;
}
