import { notFound } from '#lib/domain/errors.ts';
import type { Method } from '../method.ts';
import { answerAugmentation } from './answer-augmentation.ts';
import { evolDown } from './evol-down.ts';
import { evolInstruct } from './evol-instruct.ts';
import { fobar } from './fobar.ts';
import { perturbNumbers } from './perturb-numbers.ts';
import { rephrase } from './rephrase.ts';
import { selfConsistency } from './self-consistency.ts';
import { selfVerification } from './self-verification.ts';
import { xwin } from './xwin.ts';

/** Every method, in the order of the lists. A new one is a file beside this and a line here. */
export const methods: readonly Method[] = [
  perturbNumbers,
  answerAugmentation,
  rephrase,
  selfVerification,
  fobar,
  evolInstruct,
  evolDown,
  xwin,
  selfConsistency,
];

/** The method with this id; NOT_FOUND names those that there are. */
export function methodById(id: string): Method {
  const method = methods.find((one) => one.id === id);
  if (method) return method;
  throw notFound(`The method "${id}" (there are ${methods.map((one) => one.id).join(', ')})`);
}
