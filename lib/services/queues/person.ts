import { forbidden } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** The person who asks: a vote is somebody's, so the studio's own command line has none. */
export function personOf({ actor }: ProjectCtx): { userId: string; userLabel: string } {
  if (actor.kind === 'user') return { userId: actor.id, userLabel: actor.label };
  throw forbidden('A vote is a person’s. Sign in, or use a token of yours.');
}
