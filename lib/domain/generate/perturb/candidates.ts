import { compare, decimalPlaces, fromInteger, isInteger, ONE, type Rational, rational } from './rational.ts';
import { isPartial, type Source, seedNumber } from './sources.ts';

const MOST_CANDIDATES = 240;

/** The step between neighbouring values of a number like this one: 450 moves by 10, 1.50 by 0.05. */
function grainOf(source: Source): Rational {
  const { value } = source;
  if (!isInteger(value)) {
    const places = decimalPlaces(value) ?? 2;
    const unit = rational(1n, 10n ** BigInt(places));
    const fives = (value.n * (10n ** BigInt(places) / value.d)) % 5n === 0n;
    return fives ? rational(unit.n * 5n, unit.d) : unit;
  }
  const n = value.n;
  if (source.scale > 1) return fromInteger(source.scale);
  if (source.percent) return fromInteger(n % 5n === 0n ? 5 : 1);
  if (n < 100n) return ONE;
  let ten = 1n;
  while (n % (ten * 10n) === 0n) ten *= 10n;
  if (n < 1000n) return rational(ten === 1n ? (n % 5n === 0n ? 5n : 1n) : ten === 10n ? 5n : 10n);
  if (ten === 1n) return rational(n % 5n === 0n ? 5n : 1n);
  return rational(ten / 10n);
}

function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}

/** The inclusive range a source may take, as multiples of its grain. */
function rangeOf(source: Source, spread: number, grain: Rational): [bigint, bigint] {
  const value = seedNumber(source);
  const step = Number(grain.n) / Number(grain.d);
  const small = isInteger(source.value) ? 4 : 0;
  let low = value * (1 - spread);
  let high = Math.max(value * (1 + spread), value + small * source.scale);
  if (isInteger(source.value)) low = Math.max(2 * source.scale, Math.min(low, value - 2));
  if (isPartial(source)) [low, high] = [Math.max(5, value - 30), Math.min(95, value + 30)];
  if (source.multiplier) high = Math.min(high, value + 3);
  if (source.most !== null) high = Math.min(high, Math.max(source.most, value));
  if (!isInteger(source.value)) {
    if (value < 1) high = Math.min(high, 1 - step);
    else low = Math.max(low, 1 + step);
  }
  return [BigInt(Math.max(1, Math.ceil(low / step - 1e-9))), BigInt(Math.floor(high / step + 1e-9))];
}

/** Which multiple of the grain a value is; null where it is none. */
function placeOf(value: Rational, grain: Rational): bigint | null {
  const [whole, part] = [value.n * grain.d, value.d * grain.n];
  return whole % part === 0n ? whole / part : null;
}

/** Plausible new values of a source in random order, without its own value; each is made when it is asked for. */
export function candidateValues(
  source: Source,
  spread: number,
  random: () => number,
): IteratorObject<Rational> {
  const grain = grainOf(source);
  const [low, high] = rangeOf(source, spread, grain);
  const count = Math.max(0, Number(high - low) + 1);
  const picks = new Set<number>();
  if (count <= MOST_CANDIDATES) for (let i = 0; i < count; i++) picks.add(i);
  else while (picks.size < MOST_CANDIDATES) picks.add(Math.floor(random() * count));
  const own = placeOf(source.value, grain);
  if (own !== null) picks.delete(Number(own - low));
  return shuffle([...picks], random)
    .values()
    .map((i) => rational(grain.n * (low + BigInt(i)), grain.d));
}

/** Whether a value that follows from others is still plausible for a source. */
export function isPlausible(source: Source, value: Rational, spread: number): boolean {
  if (isInteger(source.value) && !isInteger(value)) return false;
  if (compare(value, ONE) === 0) return false;
  const now = Number(value.n) / Number(value.d);
  const seed = seedNumber(source);
  if (now <= 0 || now > Math.max(seed * (1 + 2 * spread), seed + 6) || now < seed / (1 + 3 * spread) - 3)
    return false;
  if (isPartial(source) && now >= 100) return false;
  if (seed < 1 !== now < 1) return false;
  if (source.most !== null && now > Math.max(source.most, seed)) return false;
  return (decimalPlaces(value) ?? 99) <= Math.max(2, decimalPlaces(source.value) ?? 0);
}
