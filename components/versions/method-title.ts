import { methods } from '#lib/domain/generate/methods/index.ts';

/** What a method is called; the id itself for one that is no longer there. Of pairs the better side may be the seed's. */
export const methodTitle = (id: string): string =>
  id === 'seed' ? 'Seed’s own solution' : (methods.find((method) => method.id === id)?.title ?? id);
