import { compareAnswers, type Verdict } from '#lib/math/answers/index.ts';

/** Samples with equivalent answers. `members` are places in the list of samples, in its order. */
export type AnswerGroup = { answer: string; members: number[] };

export type Vote = {
  /** The largest first; of equal ones, the one that was seen first. */
  groups: AnswerGroup[];
  /** Two or more groups are the largest. */
  tied: boolean;
  /** The largest group's part of all samples, those without an answer included; 0 where none has one. */
  share: number;
};

/** Answers that are longer are equal only when they are written alike: comparing them takes too long. */
const LONGEST_COMPARED = 500;
/**
 * Characters that are compared in all, and what a pair counts besides: enough for 40 different short answers, every one
 * with every other. What is rarer than those that it reached for stays apart.
 */
const MOST_COMPARED = 60_000;
const PER_PAIR = 50;

type Spelling = AnswerGroup & { spellings: string[] };

/**
 * Groups sampled answers by equivalence and counts: the vote of self-consistency (Wang et al. 2022, arXiv 2203.11171).
 * Equivalence is carried on (a = b and b = c put a and c into one group) unless two members are shown to differ, as
 * "5 m" and "5 km" do, both of which equal "5". What is undecided never joins groups.
 *
 * @param answers one for each sample, null for a sample without one; at least one sample
 */
export function vote(answers: readonly (string | null)[]): Vote {
  const verdictOf = createVerdicts();
  const groups: Spelling[] = [];
  for (const one of bySpelling(answers)) {
    const equal = groups.filter((group) => mayJoin(group, one, verdictOf));
    const first = equal[0];
    if (!first) {
      groups.push(one);
      continue;
    }
    join(first, one);
    for (const group of equal.slice(1)) {
      if (isTorn(group, first, verdictOf)) continue;
      join(first, group);
      groups.splice(groups.indexOf(group), 1);
    }
  }
  return result(groups, answers.length);
}

function result(found: readonly Spelling[], samples: number): Vote {
  const groups = found
    .map(({ answer, members }) => ({ answer, members: members.toSorted((a, b) => a - b) }))
    .sort((one, other) => other.members.length - one.members.length || one.members[0]! - other.members[0]!);
  const most = groups[0]?.members.length ?? 0;
  return { groups, tied: groups[1]?.members.length === most, share: samples === 0 ? 0 : most / samples };
}

/** Answers written alike, the most frequent first, so that what could join two groups joins the larger one. */
function bySpelling(answers: readonly (string | null)[]): Spelling[] {
  const found = new Map<string, Spelling>();
  for (const [at, raw] of answers.entries()) {
    if (raw === null) continue;
    const answer = raw.trim();
    const group = found.get(answer);
    if (group) group.members.push(at);
    else found.set(answer, { answer, members: [at], spellings: [answer] });
  }
  return [...found.values()].sort((one, other) => other.members.length - one.members.length);
}

type Verdicts = (one: string, other: string) => Verdict;

/** Compares each pair once, the first of the two as the one that the other is measured by. */
function createVerdicts(): Verdicts {
  const known = new Map<string, Verdict>();
  let left = MOST_COMPARED;
  return (one, other) => {
    if (INTEGER.test(one) && INTEGER.test(other))
      return Number(one) === Number(other) ? 'equal' : 'different';
    if (one.length > LONGEST_COMPARED || other.length > LONGEST_COMPARED) return 'undecided';
    const key = JSON.stringify([one, other]);
    const verdict = known.get(key);
    if (verdict || left <= 0) return verdict ?? 'undecided';
    left -= one.length + other.length + PER_PAIR;
    const found = compareAnswers(one, other, { input: 'answer' }).verdict;
    known.set(key, found);
    return found;
  };
}

const INTEGER = /^-?\d{1,15}$/;

function mayJoin(group: Spelling, one: Spelling, verdictOf: Verdicts): boolean {
  let isEqual = false;
  for (const spelling of group.spellings) {
    const verdict = verdictOf(spelling, one.answer);
    if (verdict === 'different') return false;
    isEqual ||= verdict === 'equal';
  }
  return isEqual;
}

const isTorn = (group: Spelling, other: Spelling, verdictOf: Verdicts) =>
  group.spellings.some((one) => other.spellings.some((two) => verdictOf(one, two) === 'different'));

function join(group: Spelling, other: Spelling): void {
  group.members.push(...other.members);
  group.spellings.push(...other.spellings);
}
