import type { AnyMethod } from '#lib/domain/generate/method.ts';
import { methodById } from '#lib/domain/generate/methods/index.ts';

/** The method or judge with this id; NOT_FOUND names those that there are. */
export function methodOf(id: string): AnyMethod {
  return methodById(id);
}
