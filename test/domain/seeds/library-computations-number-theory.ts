import type { Computed } from '#test/support/answer-agreement.ts';
import { combinations, range } from '#test/support/numeric.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const wednesday = BigInt(weekdays.indexOf('Wednesday'));

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const lcm = (a: number, b: number): number => (a * b) / gcd(a, b);
const divisors = (n: number): number[] => range(1, n + 1).filter((d) => n % d === 0);
const isSquare = (n: number): boolean => n >= 0 && Number.isInteger(Math.sqrt(n));

function bags(): bigint {
  let marbles = 8n;
  for (let bag = 0; bag < 23; bag++) marbles += 15n;
  return marbles;
}

/** The stamps are dealt out one by one. */
function dealtStamps(): bigint {
  const albums = Array.from({ length: 16 }, () => 0);
  for (let stamp = 0; stamp < 405 - 21; stamp++) albums[stamp % 16]!++;
  if (new Set(albums).size !== 1) throw new Error('the albums differ');
  return BigInt(albums[0]!);
}

function turnsByTeeth(): bigint {
  let [turns, tooth] = [0n, 0];
  for (let passed = 0; passed < 24 * 15; passed++) {
    tooth = (tooth + 1) % 36;
    if (tooth === 0) turns++;
  }
  if (tooth !== 0) throw new Error('not a full turn');
  return turns;
}

function zerosAtEnd(): bigint {
  let product = 1n;
  for (let k = 2n; k <= 250n; k++) product *= k;
  return BigInt(/0*$/.exec(product.toString())![0].length);
}

function firstWith(holds: (n: number) => boolean): bigint {
  return BigInt(range(1, 10000).find(holds)!);
}

/** Every start and every length, added up term by term. */
function runsWithSum(target: number): bigint {
  let found = 0n;
  for (const start of range(1, target)) {
    let sum = start;
    for (let next = start + 1; sum < target; next++) {
      sum += next;
      if (sum === target) found++;
    }
  }
  return found;
}

const parity = (n: bigint): string => (n % 2n === 0n ? 'even' : 'odd');

function exponentOfTwo(): bigint {
  let [n, exponent] = [7n ** 96n - 5n ** 96n, 0n];
  while (n % 2n === 0n) {
    n /= 2n;
    exponent++;
  }
  return exponent;
}

function triples(): bigint {
  const candidates = divisors(360);
  let found = 0n;
  for (const [a = 0, b = 0, c = 0] of combinations(candidates, candidates, candidates)) {
    if (gcd(gcd(a, b), c) === 2 && lcm(lcm(a, b), c) === 360) found++;
  }
  return found;
}

export const numberTheoryComputations: Readonly<Record<string, () => Computed>> = {
  'library:number-theory-1-1': () => BigInt(Math.max(...divisors(84).filter((d) => 126 % d === 0))),
  'library:number-theory-1-2': bags,
  'library:number-theory-1-3': dealtStamps,
  'library:number-theory-2-1': () => BigInt(divisors(360).length),
  'library:number-theory-2-2': () => ({ word: parity(3n ** 20n + 5n ** 21n + 7n ** 22n) }),
  'library:number-theory-2-3': turnsByTeeth,
  'library:number-theory-3-1': () => ({ word: weekdays[Number((3n ** 100n + wednesday) % 7n)]! }),
  'library:number-theory-3-2': () => firstWith((n) => n % 5 === 3 && n % 7 === 4 && n % 9 === 2),
  'library:number-theory-3-3': zerosAtEnd,
  'library:number-theory-4-1': () => ({ set: range(1, 10000).filter((n) => (n * n + 30) % (n + 3) === 0) }),
  'library:number-theory-4-2': () => 7n ** 2026n % 1000n,
  'library:number-theory-4-3': () => runsWithSum(2025),
  'library:number-theory-5-1': () => ({
    set: range(-10000, 10001).filter((n) => isSquare(n * n + 19 * n + 130)),
  }),
  'library:number-theory-5-2': exponentOfTwo,
  'library:number-theory-5-3': triples,
};
