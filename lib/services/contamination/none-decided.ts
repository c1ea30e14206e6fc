import type { Tx } from '#lib/db/client.ts';
import type { HitChoice } from '#lib/domain/contamination/schema.ts';
import { conflict, notFound, type StudioError } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** Why nothing could be decided: the hits are not of this project, or what `message` says. */
export async function noneDecided(
  tx: Tx,
  ctx: ProjectCtx,
  { hits }: HitChoice,
  message: string,
): Promise<StudioError> {
  const place = { projectId: ctx.project.id, id: { in: hits ?? [] } };
  const foreign = hits?.length && (await tx.contaminationHit.count({ where: place })) === 0;
  return foreign ? notFound(hits.length === 1 ? 'This hit' : 'Each of these hits') : conflict(message);
}
