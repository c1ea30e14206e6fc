import { Prisma } from '../generated/client.ts';

/** The model that made a variant (arms are `a`); null for a method without one. */
export const versionModel = Prisma.sql`(a.recipe #>> '{model,model}')`;
