import { anyMethodById } from '#lib/domain/check/judges/index.ts';
import { StudioError } from '#lib/domain/errors.ts';
import type { AnyMethod } from '#lib/domain/generate/method.ts';

/** The method or judge with this id; NOT_FOUND names those that there are. */
export function methodOf(id: string): AnyMethod {
  return anyMethodById(id);
}

/** Its title; imported variants may name methods of other makers, which are shown as they are. */
export function methodTitle(id: string): string {
  try {
    return methodOf(id).title;
  } catch (error) {
    if (error instanceof StudioError) return id;
    throw error;
  }
}
