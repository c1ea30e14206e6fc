import { type OlderCandidate, olderCandidates } from '#lib/db/queries/duplicates/older-candidates.ts';
import { lockProjectTexts } from '#lib/db/queries/lock-project-texts.ts';
import { type CorpusCheck, storeCorpusChecks } from '#lib/db/queries/store-corpus-checks.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import type { Alike } from '#lib/domain/check/rule.ts';
import { runRules } from '#lib/domain/check/run-rules.ts';
import { jaccard, sameNumbers, signatureOf } from '#lib/math/near-duplicates/index.ts';
import type { Ctx } from '../context.ts';
import { signTexts } from '../duplicates/sign-texts.ts';
import { readProjectSetting } from '../projects/read-setting.ts';
import { type PreparedCheck, patient, readSubjects } from './check-variants.ts';

/** Texts that one variant is compared with word by word. */
const mostCompared = 40;
/** Milliseconds for the look-ups of one page of variants. */
const lookUpTime = 20_000;

type Subjects = readonly Pick<PreparedCheck, 'subject' | 'revision'>[];

/**
 * Signs variants and compares them with the older texts that share a key of their signature; what the rules of the
 * corpus say is stored beside what the others said. Idempotent.
 */
export async function compareVariants(ctx: Ctx, projectId: string, ids: readonly string[]): Promise<void> {
  const subjects = await readSubjects(ctx, projectId, ids);
  if (subjects.length === 0) return;
  await signTexts(
    ctx.db,
    { kind: 'variant', projectId },
    subjects.map(({ subject, revision }) => ({
      ...{ seq: subject.seq!, revision, problem: subject.variant.problem },
    })),
  );
  const found = await alikeOf(ctx, projectId, subjects);
  if (!found) {
    // A page that takes too long is looked up in halves; of a variant that takes too long by itself nothing is said.
    const half = Math.ceil(ids.length / 2);
    if (half === ids.length) return;
    await compareVariants(ctx, projectId, ids.slice(0, half));
    return compareVariants(ctx, projectId, ids.slice(half));
  }
  const rows = subjects.flatMap(({ subject, revision }): CorpusCheck[] =>
    runRules({ ...subject, duplicates: [], alike: found.get(String(subject.seq)) ?? [] }, 'corpus').map(
      (result) => ({
        ...{ variant_id: subject.id, revision },
        ...result,
      }),
    ),
  );
  await ctx.db.$transaction(async (tx) => {
    await lockProjectTexts(tx, projectId);
    await storeCorpusChecks(tx, rows, ctx.now());
  }, patient);
}

/** By the number of each variant, the older texts that are copies with edits; null where the time was over. */
async function alikeOf(
  ctx: Ctx,
  projectId: string,
  subjects: Subjects,
): Promise<Map<string, Alike[]> | null> {
  const { threshold } = await readProjectSetting(ctx.db, projectId, 'duplicates');
  const compared = subjects.filter(({ subject }) => !subject.method.keepsProblem);
  const texts = new Map(compared.map(({ subject }) => [String(subject.seq), subject.variant.problem]));
  const candidates = await withTimeLimit(ctx.db, lookUpTime, ({ rows }) =>
    rows<OlderCandidate>(olderCandidates(projectId, [...texts.keys()], mostCompared), { plan: 'lookup' }),
  );
  if (!candidates) return null;
  const found = new Map<string, Alike[]>();
  for (const { variant, kind, id, seq, problem } of candidates) {
    const own = texts.get(variant);
    if (own === undefined || !sameNumbers(signatureOf(own), signatureOf(problem))) continue;
    const similarity = jaccard(own, problem);
    if (similarity < threshold) continue;
    found.set(variant, [...(found.get(variant) ?? []), { kind, id, seq: Number(seq), similarity }]);
  }
  return found;
}
