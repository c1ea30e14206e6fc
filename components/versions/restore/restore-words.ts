import { formatCount } from '#components/layout/format.ts';

export type RestorePreview = {
  rows: number;
  same: number;
  accepted: number;
  texts: number;
  made: number;
  released: number;
  left: { recalled: number; contaminated: number; gold: number; queued: number };
};

/** How many variants restoring would change. */
export const changes = ({ accepted, texts, made, released }: RestorePreview): number =>
  accepted + texts + made + released;

const be = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** What restoring a version would do and what it would leave, a sentence each. */
export function restoreWords({ accepted, texts, made, released, left }: RestorePreview): string[] {
  const variants = (count: number) => formatCount(count, 'variant');
  const lines: [number, string][] = [
    [accepted, `${variants(accepted)} ${be(accepted, 'becomes', 'become')} accepted.`],
    [
      texts,
      `${variants(texts)} ${be(texts, 'gets its', 'get their')} frozen text back as a new revision, accepted.`,
    ],
    [
      made,
      `${variants(made)} that ${be(made, 'was', 'were')} deleted ${be(made, 'is', 'are')} made again, accepted.`,
    ],
    [
      released,
      `${variants(released)} ${be(released, 'is', 'are')} taken out of accepted and ${be(released, 'waits', 'wait')} for a decision.`,
    ],
    [
      left.recalled,
      `${variants(left.recalled)} ${be(left.recalled, 'stays as it is: it was', 'stay as they are: they were')} recalled.`,
    ],
    [
      left.contaminated,
      `${variants(left.contaminated)} ${be(left.contaminated, 'stays', 'stay')} out: removed for an overlap with a benchmark.`,
    ],
    [
      left.gold,
      `${variants(left.gold)} of the gold set ${be(left.gold, 'stays as it is', 'stay as they are')}.`,
    ],
    [
      left.queued,
      `${variants(left.queued)} ${be(left.queued, 'stays', 'stay')} with the people who decide ${be(left.queued, 'it', 'them')} in an open queue.`,
    ],
  ];
  return lines.filter(([count]) => count > 0).map(([, words]) => words);
}

export type RestoreCounts = Record<'accepted' | 'texts' | 'made' | 'released' | 'left', number>;

/** What a restore did, in a line. */
export function restoredWords({ accepted, texts, made, released, left }: RestoreCounts): string {
  const parts = [
    [accepted, 'accepted'],
    [texts, texts === 1 ? 'text brought back' : 'texts brought back'],
    [made, 'made again'],
    [released, 'taken out of accepted'],
    [left, 'left as they were'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count.toLocaleString('en')} ${words}`);
  return said.length === 0 ? 'Nothing had to change' : said.join(', ');
}
