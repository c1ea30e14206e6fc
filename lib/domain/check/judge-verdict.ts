import { failed, passed, undecided, type Verdict } from './rule.ts';

/** What a judge said once of one revision. */
export type JudgeWord = {
  solvable: boolean;
  selfContained: boolean;
  correct: boolean;
  /** 1 to 5. */
  difficulty: number;
  reason: string;
};

/** What the ids of all judges' rules begin with; those of the registry never do. */
export const judgeRulePrefix = 'judge: ';

/** The id of a judge's rule among a variant's check results: every judge has its own. */
export const judgeRule = (judge: string): string => `${judgeRulePrefix}${judge}`;

const approves = ({ solvable, selfContained, correct }: JudgeWord) => solvable && selfContained && correct;

/**
 * A judge's words on one revision as the outcome of a check, the newest word first: passed where each of them approves,
 * failed where none does, undecided where the judge contradicts itself. Throws a RangeError without a word.
 */
export function judgeVerdict(words: readonly JudgeWord[]): Verdict {
  const newest = words[0];
  if (!newest) throw new RangeError('A judge that said nothing has no verdict.');
  const yes = words.filter(approves).length;
  const evidence = { ...newest, asked: words.length, approved: yes };
  if (yes === words.length)
    return passed(`Solvable, self-contained and correct; difficulty ${newest.difficulty} of 5.`, evidence);
  if (yes > 0)
    return undecided(`The judge contradicts itself: it approves ${yes} of ${words.length} times.`, evidence);
  const said = newest.reason === '' ? '' : `: ${newest.reason}`;
  return failed(`${faultsOf(newest)}${said}`, evidence);
}

function faultsOf({ solvable, selfContained, correct }: JudgeWord): string {
  const faults = [!solvable && 'solvable', !selfContained && 'self-contained', !correct && 'correct'];
  return `Not ${faults.filter(Boolean).join(', not ')}`;
}
