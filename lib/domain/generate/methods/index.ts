import { notFound } from '#lib/domain/errors.ts';
import type { Method } from '../method.ts';
import { answerAugmentation } from './answer-augmentation.ts';
import { perturbNumbers } from './perturb-numbers.ts';

/** Every method, in the order of the lists. A new one is a file beside this and a line here. */
export const methods: readonly Method[] = [perturbNumbers, answerAugmentation];

/** The method with this id; NOT_FOUND names those that there are. */
export function methodById(id: string): Method {
  const method = methods.find((one) => one.id === id);
  if (method) return method;
  throw notFound(`The method "${id}" (there are ${methods.map((one) => one.id).join(', ')})`);
}
