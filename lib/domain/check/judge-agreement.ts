import { cohenKappa } from '#lib/math/stats/cohen-kappa.ts';
import { wilsonInterval } from '#lib/math/stats/wilson-interval.ts';

/** So many judgements of one kind with one decision. */
export type JudgeCount = {
  judge: string;
  approves: boolean;
  difficulty: number;
  level: number | null;
  status: 'pending' | 'accepted' | 'rejected';
  count: number;
};

type Rate = { value: number; low: number; high: number };

export type JudgeAgreement = {
  judge: string;
  judged: number;
  /** Those of them that people decided. */
  decided: number;
  /** Both say yes, the judge alone, people alone, both say no. */
  table: { bothYes: number; judgeOnly: number; peopleOnly: number; bothNo: number };
  /** Share on which both agree, Wilson interval at 95 %; null where nothing was decided. */
  agreement: Rate | null;
  /** Cohen's kappa with its large-sample interval; null where one of the two always says the same. */
  kappa: Rate | null;
  /** Of what it approves, the share that people accept; of what people accept, the share that it approves. */
  precision: Rate | null;
  recall: Rate | null;
  /** Mean distance of its difficulty from the level that the source gives; null without levels. */
  difficultyError: number | null;
};

/** How far each judge agrees with people's decisions, the most judged first. */
export function judgeAgreement(counts: readonly JudgeCount[]): JudgeAgreement[] {
  const judges = [...Map.groupBy(counts, (one) => one.judge)];
  return judges.map(([judge, of]) => agreementOf(judge, of)).sort((one, other) => other.judged - one.judged);
}

function agreementOf(judge: string, counts: readonly JudgeCount[]): JudgeAgreement {
  const sum = (match: (one: JudgeCount) => boolean) =>
    counts.filter(match).reduce((total, one) => total + one.count, 0);
  const cell = (approves: boolean, status: string) =>
    sum((one) => one.approves === approves && one.status === status);
  const bothYes = cell(true, 'accepted');
  const judgeOnly = cell(true, 'rejected');
  const peopleOnly = cell(false, 'accepted');
  const bothNo = cell(false, 'rejected');
  const decided = bothYes + judgeOnly + peopleOnly + bothNo;
  const levelled = counts.filter((one) => one.level !== null);
  const distance = levelled.reduce((all, one) => all + Math.abs(one.difficulty - one.level!) * one.count, 0);
  const weight = levelled.reduce((all, one) => all + one.count, 0);
  return {
    judge,
    judged: sum(() => true),
    decided,
    table: { bothYes, judgeOnly, peopleOnly, bothNo },
    agreement: rate(bothYes + bothNo, decided),
    kappa: kappaOf([
      [bothYes, judgeOnly],
      [peopleOnly, bothNo],
    ]),
    precision: rate(bothYes, bothYes + judgeOnly),
    recall: rate(bothYes, bothYes + peopleOnly),
    difficultyError: weight === 0 ? null : distance / weight,
  };
}

function rate(successes: number, trials: number): Rate | null {
  if (trials === 0) return null;
  return { value: successes / trials, ...wilsonInterval(successes, trials) };
}

function kappaOf(table: [number, number][]): Rate | null {
  if (table.flat().every((count) => count === 0)) return null;
  const { kappa, interval } = cohenKappa(table);
  return Number.isNaN(kappa) ? null : { value: kappa, ...interval };
}
