import type { Db } from '#lib/db/client.ts';
import { seedSorts } from '#lib/domain/seeds/filter.ts';
import { subjects } from '#lib/domain/seeds/subject.ts';
import { seededRandom } from '#lib/math/random.ts';

/** Combinations of two to six filters in any order and at any end of the list, the same at every run. */
export function randomFilters(count: number) {
  const random = seededRandom('filters');
  const one = <V>(values: readonly V[]): V => values[Math.floor(random() * values.length)]!;
  const maybe = <V>(share: number, value: () => V) => (random() < share ? value() : undefined);
  return Array.from({ length: count }, () => ({
    subject: maybe(0.7, () => [one([...subjects, 'none' as const])]),
    level: maybe(0.7, () => [one([0, 1, 2, 3, 4, 5])]),
    solution: maybe(0.4, () => one(['yes', 'no'] as const)),
    excluded: maybe(0.2, () => one(['yes', 'no'] as const)),
    method: maybe(0.2, () => [one(['none', 'rephrase', 'nobody'])]),
    source: maybe(0.2, () => [one(['none', 'nowhere'])]),
    sort: one(seedSorts),
    before: maybe(0.3, () => 'end'),
  }));
}

/** Searches of every kind: what is looked for comes from the project's own texts. */
export async function searches(db: Db, projectId: string) {
  const rows = await db.seed.findMany({
    where: { projectId },
    orderBy: { seq: 'asc' },
    take: 2000,
    select: { problem: true },
  });
  const texts = rows.map((row) => row.problem);
  const words = wordCounts(texts);
  const [common = 'the'] = words.filter(([, count]) => count < texts.length * 0.6).at(0) ?? [];
  const middle = words.filter(([, count]) => count < texts.length * 0.02).at(0)?.[0] ?? common;
  const rare = words.filter(([, count]) => count <= 2).slice(0, 3);
  const phrase = /\b[a-z]{4,} [a-z]{3,} [a-z]{4,}\b/.exec(texts[texts.length >> 1] ?? '')?.[0] ?? common;
  const fragment = /\\[a-z]+\{[^{}]+\}\{[^{}]+\}/.exec(
    texts.find((text) => /\\[a-z]+\{[^{}]+\}\{/.test(text)) ?? '',
  );
  const newest = '-seq' as const;
  return [
    { name: `a common word (${common})`, text: common, sort: newest },
    { name: `a word in one of fifty (${middle})`, text: middle, sort: newest },
    { name: 'the same, best matches first', text: middle, sort: 'rank' as const },
    { name: 'three rare words', text: rare.map(([word]) => word).join(' or '), sort: newest },
    { name: 'a phrase', text: `"${phrase}"`, sort: newest },
    { name: 'a fragment', text: fragment?.[0] ?? '\\binom{57}{3}', sort: newest },
    { name: 'a fragment and a word', text: `${common} ${fragment?.[0] ?? '\\binom{57}{3}'}`, sort: newest },
    { name: 'what is nowhere', text: 'qzxvwkjy', sort: newest },
  ];
}

function wordCounts(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(text.match(/[a-z]{5,}/g))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1]);
}
