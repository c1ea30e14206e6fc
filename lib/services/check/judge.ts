import type { Tx } from '#lib/db/client.ts';
import { type DuplicateProbe, findDuplicates } from '#lib/db/queries/find-duplicates.ts';
import type { Duplicate, RuleInput } from '#lib/domain/check/rule.ts';
import { type RuleResult, runRules, sumUp } from '#lib/domain/check/run-rules.ts';
import type { AnyMethod, GroundTruth } from '#lib/domain/generate/method.ts';

/** A text to be checked; `seq` is null for one that is not stored yet. */
export type Subject = Omit<RuleInput, 'duplicates'> & { id: string; seq: number | null; hash: string };

export type Judgement = { results: RuleResult[]; state: ReturnType<typeof sumUp> };

/** What the rules need to know of a method. */
export function methodTraits(
  method: AnyMethod,
  groundTruth: GroundTruth = method.groundTruth,
): RuleInput['method'] {
  return { groundTruth, keepsProblem: method.keepsProblem ?? false };
}

/** The rules that need the text alone: all of the slow ones, so that they run outside any transaction. */
export function judgeText(subject: Subject): RuleResult[] {
  return runRules({ ...subject, duplicates: [] }, 'text');
}

/** The rules that look around in the project, after the text's own results; in the transaction that stores them. */
export async function judgeInProject(
  tx: Tx,
  projectId: string,
  judged: readonly { subject: Subject; results: RuleResult[] }[],
): Promise<Judgement[]> {
  const subjects = judged.map((one) => one.subject);
  const around = await duplicatesOf(tx, projectId, subjects);
  return judged.map(({ subject, results }, key) => {
    const all = [...results, ...runRules({ ...subject, duplicates: around[key]! }, 'project')];
    return { results: all, state: sumUp(all.map((one) => one.outcome)) };
  });
}

async function duplicatesOf(tx: Tx, projectId: string, subjects: readonly Subject[]): Promise<Duplicate[][]> {
  const probes = subjects.map(
    ({ id, seq, hash, variant }, key): DuplicateProbe => ({ key, id, seq, hash, solution: variant.solution }),
  );
  const found: Duplicate[][] = subjects.map((subject, key) => newerAmong(subjects, subject, key));
  for (const { key, ...hit } of await findDuplicates(tx, projectId, probes)) found[key]!.push(hit);
  return found;
}

/** Among texts that are stored together, the first stands and the later equal ones are duplicates. */
function newerAmong(subjects: readonly Subject[], subject: Subject, key: number): Duplicate[] {
  if (subject.seq !== null) return [];
  return firstWith(subjects, subject.hash)
    .filter((at) => at < key)
    .map((at) => ({
      kind: 'variant' as const,
      id: subjects[at]!.id,
      sameSolution: subjects[at]!.variant.solution === subject.variant.solution,
    }));
}

const placesByHash = new WeakMap<readonly Subject[], Map<string, number[]>>();

function firstWith(subjects: readonly Subject[], hash: string): number[] {
  let places = placesByHash.get(subjects);
  if (!places) {
    places = new Map();
    for (const [at, one] of subjects.entries()) places.set(one.hash, [...(places.get(one.hash) ?? []), at]);
    placesByHash.set(subjects, places);
  }
  return places.get(hash) ?? [];
}
