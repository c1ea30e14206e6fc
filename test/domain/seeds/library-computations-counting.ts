import type { Computed } from '#test/support/answer-agreement.ts';
import { combinations, permutations, range } from '#test/support/numeric.ts';

const count = (items: Iterable<unknown>): bigint => BigInt([...items].length);

const countWhere = <T>(items: Iterable<T>, holds: (item: T) => boolean): bigint =>
  BigInt([...items].filter(holds).length);

/** The spins in proportion: every wheel of 100 equal fields, 80 spins spread evenly over it. */
function greenSpins(): Computed {
  const fields = range(0, 100).map((field) => (field < 35 ? 'red' : field < 35 + 25 ? 'blue' : 'green'));
  return { ratio: [80n * countWhere(fields, (colour) => colour === 'green'), 100n] };
}

/** One pupil after the other gets the instruments, the first ones both. */
function pupilsWithInstruments(): bigint {
  const piano = new Set(range(0, 48));
  const violin = new Set(range(48 - 17, 48 - 17 + 35));
  return BigInt(piano.union(violin).size);
}

/** Expected loss over all tickets, the prizes spread in dollars over them. */
function raffleLoss(): Computed {
  let loss = 0n;
  for (let ticket = 0; ticket < 250; ticket++) loss += 4n;
  for (let dollar = 0; dollar < 600; dollar++) loss -= 1n;
  return { ratio: [loss, 250n] };
}

function handshakesByPairs(): bigint {
  const teams = [...'H'.repeat(7), ...'O'.repeat(9), ...'K'.repeat(12)];
  return countWhere(
    combinations([...teams.keys()], [...teams.keys()]),
    ([a = 0, b = 0]) => a < b && teams[a] !== teams[b],
  );
}

function probability<T>(outcomes: readonly T[], holds: (outcome: T) => boolean): Computed {
  return { ratio: [countWhere(outcomes, holds), BigInt(outcomes.length)] };
}

function sockPairs(): Computed {
  const socks = [...'bbbbgggggwwwwww'];
  const pairs = [...combinations([...socks.keys()], [...socks.keys()])].filter(([a, b]) => a !== b);
  return probability(pairs, ([a = 0, b = 0]) => socks[a] === socks[b]);
}

/** A crowd of ten thousand bulbs in which every share is a whole number. */
function flaggedBulbs(): Computed {
  const bulbs = range(0, 10000).map((k) => ({ faulty: k < 300, at: k < 300 ? k : k - 300 }));
  const flagged = bulbs.filter(({ faulty, at }) => (faulty ? at % 10 !== 0 : at % 20 === 0));
  return probability(flagged, ({ faulty }) => faulty);
}

/** Paths by adding up from the two neighbours, with zero at the forbidden points. */
function pathsByAdding(): bigint {
  const ways = new Map<string, bigint>([['0,0', 1n]]);
  for (const [x = 0, y = 0] of combinations(range(0, 8), range(0, 6))) {
    if (x + y === 0) continue;
    const forbidden = (x === 2 && y === 2) || (x === 5 && y === 3);
    const sum = (ways.get(`${x - 1},${y}`) ?? 0n) + (ways.get(`${x},${y - 1}`) ?? 0n);
    ways.set(`${x},${y}`, forbidden ? 0n : sum);
  }
  return ways.get('7,5')!;
}

/** The probability of every run at the end of the tosses, moved forward until nothing of weight is left. */
function headsFirst(): number {
  let weights = { h: 0.5, t: 0.5, tt: 0 };
  let won = 0;
  for (let toss = 0; toss < 400; toss++) {
    won += weights.h / 2;
    weights = { h: (weights.t + weights.tt) / 2, t: weights.h / 2, tt: weights.t / 2 };
  }
  return won;
}

const noEvenAtHome = (order: readonly number[]): boolean =>
  order.every((item, at) => item % 2 === 1 || item !== at + 1);

function beadRows(): bigint {
  const rows = range(0, 2 ** 12).map((bits) => bits.toString(2).padStart(12, '0'));
  return countWhere(rows, (row) => row.replaceAll('0', '').length === 6 && !/000|111/.test(row));
}

/** All walks of the bug, as changes of one of three binary coordinates. */
function bugWalks(): Computed {
  const walks = [...combinations(...range(0, 7).map(() => [1, 2, 4]))];
  return probability(walks, (walk) => walk.reduce((vertex, edge) => vertex ^ edge, 0) === 7);
}

export const countingComputations: Readonly<Record<string, () => Computed>> = {
  'library:counting-and-probability-1-1': () => count(combinations(range(0, 6), range(0, 4), range(0, 3))),
  'library:counting-and-probability-1-2': greenSpins,
  'library:counting-and-probability-1-3': pupilsWithInstruments,
  'library:counting-and-probability-2-1': raffleLoss,
  'library:counting-and-probability-2-2': handshakesByPairs,
  'library:counting-and-probability-2-3': () =>
    probability([...combinations(range(1, 7), range(1, 7))], ([a = 0, b = 0]) => (a * b) % 6 === 0),
  'library:counting-and-probability-3-1': () =>
    countWhere(permutations([...'ABcdef']), (row) => Math.abs(row.indexOf('A') - row.indexOf('B')) > 1),
  'library:counting-and-probability-3-2': sockPairs,
  'library:counting-and-probability-3-3': flaggedBulbs,
  'library:counting-and-probability-4-1': pathsByAdding,
  'library:counting-and-probability-4-2': () =>
    countWhere(
      combinations(range(0, 8), range(0, 8), range(0, 8), range(0, 8)),
      (boxes) => boxes.reduce((a, b) => a + b) === 20,
    ),
  'library:counting-and-probability-4-3': headsFirst,
  'library:counting-and-probability-5-1': () => countWhere(permutations(range(1, 9)), noEvenAtHome),
  'library:counting-and-probability-5-2': beadRows,
  'library:counting-and-probability-5-3': bugWalks,
};
