/** Rows by level, 1 to 5; `estimated` is the rounded estimate of rows that have no level, null where there is none. */
export type DifficultyCount = { level: number | null; estimated: number | null; rows: number };

export type LevelShift = {
  level: number;
  /** Share of the rows whose difficulty is known or estimated, 0 to 1; what a random choice is expected to hold. */
  here: number;
  random: number;
  difference: number;
  /** Standard deviation of a random choice of as many rows (hypergeometric, without replacement). */
  deviation: number;
};

export type DifficultyShift = {
  levels: LevelShift[];
  /** Levels 4 and 5 together. */
  hard: LevelShift;
  mean: { here: number; random: number };
  /** Rows of the choice with a level or an estimate, how many of them only have an estimate, and rows with neither. */
  known: number;
  estimated: number;
  unknown: number;
  sentence: string;
};

const levels = [1, 2, 3, 4, 5];
/** Beyond this many standard deviations a difference is not chance: 5 % both sides. */
const beyondChance = 1.96;

/**
 * How the difficulty of chosen rows differs from that of a random choice of as many rows out of all. The random choice is
 * not drawn: its expected shares are those of all rows. Null where either has no difficulty known.
 */
export function difficultyShift(
  here: readonly DifficultyCount[],
  all: readonly DifficultyCount[],
): DifficultyShift | null {
  const [own, pool] = [byLevel(here), byLevel(all)];
  if (own.known === 0 || pool.known === 0) return null;
  const shiftOf = (chosen: readonly number[], level: number): LevelShift => {
    const count = (counts: Map<number, number>) =>
      chosen.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
    const [share, random] = [count(own.counts) / own.known, count(pool.counts) / pool.known];
    const left = pool.known > 1 ? Math.max(0, (pool.known - own.known) / (pool.known - 1)) : 0;
    const deviation = Math.sqrt(((random * (1 - random)) / own.known) * left);
    return { level, here: share, random, difference: share - random, deviation };
  };
  const hard = shiftOf([4, 5], 4);
  return {
    levels: levels.map((level) => shiftOf([level], level)),
    hard,
    mean: { here: meanOf(own), random: meanOf(pool) },
    ...{ known: own.known, estimated: own.estimated, unknown: own.unknown },
    sentence: sentenceOf(hard),
  };
}

function byLevel(groups: readonly DifficultyCount[]) {
  const counts = new Map<number, number>();
  const sums = { known: 0, estimated: 0, unknown: 0 };
  for (const { level, estimated, rows } of groups) {
    const difficulty = level ?? estimated;
    if (difficulty === null) {
      sums.unknown += rows;
      continue;
    }
    const within = Math.min(5, Math.max(1, difficulty));
    counts.set(within, (counts.get(within) ?? 0) + rows);
    sums.known += rows;
    if (level === null) sums.estimated += rows;
  }
  return { counts, ...sums };
}

const meanOf = ({ counts, known }: { counts: Map<number, number>; known: number }) =>
  [...counts].reduce((sum, [level, rows]) => sum + level * rows, 0) / known;

function sentenceOf({ here, random, difference, deviation }: LevelShift): string {
  const facts = `Level 4–5: ${percent(here)} here, ${percent(random)} in a random choice of the same size.`;
  if (Math.abs(difference) <= beyondChance * deviation || percent(here) === percent(random)) {
    return `${facts} That is no more than chance.`;
  }
  const words = difference < 0 ? 'fewer hard problems' : 'more hard problems';
  return `${facts} The choice holds ${words} than what was generated.`;
}

const percent = (share: number) =>
  share > 0 && share < 0.01 ? `${(share * 100).toFixed(1)} %` : `${(share * 100).toFixed(0)} %`;
