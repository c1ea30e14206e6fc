import { z } from 'zod';
import type { ModelServer } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** A server by its number or its id. */
export const ServerRef = z.string().min(1).max(36).describe('The number or the id of the server');

/** The server that a reference names. Throws NOT_FOUND. */
export async function findServer({ db, project }: ProjectCtx, ref: string): Promise<ModelServer> {
  const named = /^\d{1,9}$/.test(ref)
    ? { number: Number(ref) }
    : z.uuid().safeParse(ref).success
      ? { id: ref }
      : null;
  const found = named && (await db.modelServer.findFirst({ where: { projectId: project.id, ...named } }));
  if (!found) throw notFound(`The server "${ref}"`);
  return found;
}
