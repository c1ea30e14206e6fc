import { Prisma } from '../generated/client.ts';

/** The model that made a variant `v` (arms are `a`); null for a method without one. */
export const versionModel = Prisma.sql`coalesce(v.model, a.recipe #>> '{model,model}')`;
