import { accuracyOf, type Estimate } from './estimate.ts';
import type { GradedReply, ProblemReplies } from './graded-reply.ts';

/** A group of problems with its accuracy by grader. `key` is what a filter takes, `label` what people read. */
export type BreakdownRow = { key: string; label: string; accuracy: Record<string, Estimate> };
export type Breakdown = { by: string; title: string; rows: BreakdownRow[] };

type Group = { key: string; label: string; problems: ProblemReplies[] };

/** Accuracy by level, subject, answer type, length and variation; a split that would have one group is left out. */
export function breakdownsOf(
  problems: readonly ProblemReplies[],
  graders: readonly string[],
  withPeople: boolean,
): Breakdown[] {
  return splits
    .map(({ by, title, groups }) => ({ by, title, groups: groups(problems) }))
    .filter(({ groups }) => groups.length > 1)
    .map(({ groups, ...split }) => ({
      ...split,
      rows: groups.map((group) => toRow(group, graders, withPeople)),
    }));
}

function toRow(group: Group, graders: readonly string[], withPeople: boolean): BreakdownRow {
  const { key, label, problems } = group;
  const accuracy = graders.map((grader) => [grader, accuracyOf(problems, { grader, withPeople })]);
  return { key, label, accuracy: Object.fromEntries(accuracy) };
}

const numeric = new Intl.Collator('en', { numeric: true });

/** Groups by a fact of the problem; those without it come last. */
function byFact(fact: (reply: GradedReply) => string | null, label = (key: string) => key) {
  return (problems: readonly ProblemReplies[]): Group[] => {
    const groups = Map.groupBy(problems, ({ replies }) => fact(replies[0]!) ?? '');
    return [...groups]
      .sort(([one], [other]) => Number(one === '') - Number(other === '') || numeric.compare(one, other))
      .map(([key, group]) => ({ key, label: key === '' ? 'not known' : label(key), problems: group }));
  };
}

const splits = [
  {
    by: 'level',
    title: 'Level',
    groups: byFact(
      ({ level }) => level?.toString() ?? null,
      (key) => `Level ${key}`,
    ),
  },
  { by: 'subject', title: 'Subject', groups: byFact(({ subject }) => subject) },
  { by: 'answerType', title: 'Kind of answer', groups: byFact(({ answerType }) => answerType) },
  { by: 'length', title: 'Length of the problem', groups: byLength },
  { by: 'variation', title: 'Variation', groups: byFact(({ variation }) => variation) },
];

/** Four groups of about the same size by the tokens of the problem; problems of one length stay together. */
export function byLength(problems: readonly ProblemReplies[]): Group[] {
  if (problems.length === 0) return [];
  const tokens = ({ replies }: ProblemReplies) => replies[0]!.promptTokens;
  const sorted = problems.toSorted((one, other) => tokens(one) - tokens(other));
  const cuts = [0.25, 0.5, 0.75].map((share) =>
    tokens(sorted[Math.ceil(share * sorted.length) - 1] ?? sorted[0]!),
  );
  const groups = Map.groupBy(sorted, (problem) => cuts.filter((cut) => tokens(problem) > cut).length);
  return [...groups].map(([, group]) => {
    const [from, to] = [tokens(group[0]!), tokens(group.at(-1)!)];
    const range = from === to ? `${from}` : `${from}–${to}`;
    return { key: `${from}-${to}`, label: `${range} tokens`, problems: group };
  });
}
