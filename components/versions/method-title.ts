import { methods } from '#lib/domain/generate/methods/index.ts';

/** What a method is called; the id itself for one that is no longer there. */
export const methodTitle = (id: string): string => methods.find((method) => method.id === id)?.title ?? id;
