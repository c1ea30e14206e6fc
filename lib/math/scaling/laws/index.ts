import type { Law, LawId } from '../law.ts';
import { logLinear } from './log-linear.ts';
import { power } from './power.ts';
import { saturating } from './saturating.ts';
import { shifted } from './shifted.ts';

/** Every law that is fitted, those with more parameters first. */
export const laws: readonly Law[] = [saturating, shifted, power, logLinear];

/** The law of an id; throws a RangeError where there is none. */
export function lawOf(id: LawId): Law {
  const found = laws.find((law) => law.id === id);
  if (!found) throw new RangeError(`There is no law "${id}".`);
  return found;
}
