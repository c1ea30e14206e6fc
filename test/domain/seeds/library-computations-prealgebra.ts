import type { Computed } from '#test/support/answer-agreement.ts';
import { bisect, combinations, range, total } from '#test/support/numeric.ts';

function basketInCents(): Computed {
  const basket = [240n, 240n, 240n, 85n, 85n, 85n, 85n];
  return { ratio: [basket.reduce((sum, price) => sum + price), 100n] };
}

function emptySeats(): bigint {
  const seats = [...combinations(range(0, 8), range(0, 64))];
  return BigInt(seats.slice(437).length);
}

/** Order by order, loaf by loaf; the oven is emptied whenever it is full. */
function ovensOfBread(): bigint {
  let [ovens, inside] = [0n, 0];
  for (const order of [38, 45, 29, 52]) {
    for (let loaf = 0; loaf < order; loaf++) {
      inside = (inside + 1) % 4;
      if (inside === 0) ovens++;
    }
  }
  if (inside !== 0) throw new Error('the last oven is not full');
  return ovens;
}

/** In centimetres, minute by minute. */
function snailHeight(): Computed {
  let height = 0n;
  for (let minute = 0; minute < 14; minute++) height += 35n;
  return { ratio: [height - 120n, 100n] };
}

function moneyLeft(): bigint {
  let money = 75n;
  for (let ticket = 0; ticket < 6; ticket++) money -= 8n;
  return money - 13n;
}

/** Loaf by loaf, in grams and cents, until the flour is used up. */
function bakersIncome(): Computed {
  let cents = 0n;
  for (let flour = 12 * 15000; flour >= 750; flour -= 750) cents += 320n;
  return { ratio: [cents, 100n] };
}

function minutesToFill(): bigint {
  let minutes = 0n;
  for (let litres = 1530; litres < 5400; litres += 35 + 28 - 18) minutes++;
  return minutes;
}

/** Tonne by tonne, in tenths of grams. */
function goldPerTonne(): Computed {
  const tonnes = range(0, 50).map((tonne): bigint => (tonne < 30 ? 42n : 67n));
  return { ratio: [tonnes.reduce((sum, gold) => sum + gold), 10n * BigInt(tonnes.length)] };
}

/** The decimal as the limit of its digits, 2 and then 36 again and again. */
function repeatingDecimal(): number {
  return 0.2 + total(range(0, 12).map((period) => 36 / 1000 / 100 ** period));
}

/** The rooms grow with painters and with days; the days are found by halving. */
function paintersDays(): number {
  const roomsPainted = (painters: number, days: number): number => 9 * (painters / 6) * (days / 4);
  return bisect((days) => roomsPainted(10, days) - 45, 0, 1000);
}

function pagesFromDigits(): bigint {
  let [pages, digits] = [0n, 0];
  while (digits < 2989) {
    pages++;
    digits += pages.toString().length;
  }
  if (digits !== 2989) throw new Error('the digits do not end with a page');
  return pages;
}

export const prealgebraComputations: Readonly<Record<string, () => Computed>> = {
  'library:prealgebra-1-1': basketInCents,
  'library:prealgebra-1-2': () => ({ ratio: [3n * 6n * 3n + 5n * 4n * 3n - 1n * 4n * 6n, 4n * 6n * 3n] }),
  'library:prealgebra-1-3': emptySeats,
  'library:prealgebra-2-1': ovensOfBread,
  'library:prealgebra-2-2': snailHeight,
  'library:prealgebra-2-3': moneyLeft,
  'library:prealgebra-3-1': () => bisect((minutes) => 36 * minutes - 243 * 4, 0, 1000),
  'library:prealgebra-3-2': bakersIncome,
  'library:prealgebra-3-3': () => ({ ratio: [(17n + 8n) * 6n * 4n - 96n, 4n] }),
  'library:prealgebra-4-1': minutesToFill,
  'library:prealgebra-4-2': goldPerTonne,
  'library:prealgebra-4-3': repeatingDecimal,
  'library:prealgebra-5-1': paintersDays,
  'library:prealgebra-5-2': pagesFromDigits,
  'library:prealgebra-5-3': () => bisect((p) => 100 * (1 + p) * (1 - p) - (100 - 9), 0, 1),
};
