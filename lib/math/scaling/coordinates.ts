import { accuracyAt, gapIndex, type Law, type LawParameter } from './law.ts';
import type { Problem } from './minimise.ts';
import type { SizedPoint } from './sized-point.ts';

/** A law over given points, in the coordinates of the search: logarithms where a parameter is searched so. */
export interface Frame {
  law: Law;
  points: readonly SizedPoint[];
  reference: number;
  parameters: readonly LawParameter[];
}

export function frameOf(law: Law, points: readonly SizedPoint[], reference: number): Frame {
  return { law, points, reference, parameters: law.parameters(reference) };
}

export const toSearch = (parameter: LawParameter, value: number) => (parameter.log ? Math.log(value) : value);
export const fromSearch = (parameter: LawParameter, value: number) =>
  parameter.log ? Math.exp(value) : value;

/**
 * What is held while the rest of a law is fitted: a parameter, the accuracy at a size, or what it gains between two
 * sizes.
 */
export type Quantity =
  | { kind: 'parameter'; index: number }
  | { kind: 'accuracy'; size: number }
  | { kind: 'gain'; from: number; to: number };

/** The value of a quantity under a law's parameters. A parameter is given as it is searched. */
export function quantityOf(frame: Frame, quantity: Quantity, values: readonly number[]): number {
  const { law, reference, parameters } = frame;
  if (quantity.kind === 'parameter') return toSearch(parameters[quantity.index]!, values[quantity.index]!);
  if (quantity.kind === 'accuracy') return accuracyAt(law, values, quantity.size, reference);
  return accuracyAt(law, values, quantity.to, reference) - accuracyAt(law, values, quantity.from, reference);
}

/** The coordinate that follows from the others once a quantity is held: all of them are linear in top and gap. */
export function eliminated(law: Law, quantity: Quantity): number {
  if (quantity.kind === 'parameter') return quantity.index;
  return quantity.kind === 'accuracy' && law.fixedTop === null ? 0 : gapIndex(law);
}

/** Sets the coordinate that follows from a held quantity. */
function complete(frame: Frame, quantity: Quantity, value: number, values: number[]): void {
  const { law, reference } = frame;
  const at = gapIndex(law);
  const rest = values.slice(at + 1);
  if (quantity.kind === 'gain') {
    const span = law.shape(quantity.from, reference, rest) - law.shape(quantity.to, reference, rest);
    values[at] = value / span;
  } else if (quantity.kind === 'accuracy') {
    const shape = law.shape(quantity.size, reference, rest);
    if (law.fixedTop === null) values[0] = value + values[at]! * shape;
    else values[at] = (law.fixedTop - value) / shape;
  }
}

/** The search for a law's parameters, free or with one quantity held at a value. */
export function problemOf(
  frame: Frame,
  held?: { quantity: Quantity; value: number },
): Problem & { full: (at: readonly number[]) => number[]; kept: readonly number[] } {
  const { law, points, reference, parameters } = frame;
  const out = held ? eliminated(law, held.quantity) : -1;
  const kept = parameters.flatMap((_, i) => (i === out ? [] : [i]));
  const full = (at: readonly number[]) => {
    const values = new Array<number>(parameters.length).fill(0);
    kept.forEach((i, place) => {
      values[i] = fromSearch(parameters[i]!, at[place]!);
    });
    if (held?.quantity.kind === 'parameter') values[out] = fromSearch(parameters[out]!, held.value);
    else if (held) complete(frame, held.quantity, held.value, values);
    return values;
  };
  const limit = (side: 'low' | 'high') => kept.map((i) => toSearch(parameters[i]!, parameters[i]![side]));
  return {
    ...{ points, full, kept, low: limit('low'), high: limit('high') },
    predict: (at, into) => {
      const values = full(at);
      points.forEach(({ size }, i) => {
        into[i] = accuracyAt(law, values, size, reference);
      });
      return out < 0 ? 0 : outside(parameters[out]!, values[out]!);
    },
  };
}

const outside = ({ low, high }: LawParameter, value: number) =>
  value < low ? low - value : value > high ? value - high : 0;
