import { anyMethodById } from '#lib/domain/check/judges/index.ts';
import type { AnyMethod } from '#lib/domain/generate/method.ts';

/** The method or judge with this id; NOT_FOUND names those that there are. */
export function methodOf(id: string): AnyMethod {
  return anyMethodById(id);
}
