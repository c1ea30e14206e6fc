import { projectRole } from '#lib/db/queries/project-role.ts';
import { type Capability, capabilities, may } from '#lib/domain/access.ts';
import { forbidden, notFound } from '#lib/domain/errors.ts';
import { userIdOf } from './by-whom.ts';
import type { Ctx, ProjectCtx } from './context.ts';

export type VerbKind = 'query' | 'command';

/** Refuses a command of a read-only token. */
export function authorizeKind(ctx: Ctx, kind: VerbKind) {
  if (kind === 'command' && ctx.actor.kind === 'user' && ctx.actor.readOnly) {
    throw forbidden('This token may only read. Make one that may write under Settings, Tokens.');
  }
}

/** The project, for an actor who may do this in it. A foreign project does not exist for them. */
export async function authorizeProject(
  ctx: Ctx,
  slug: string,
  capability: Capability,
  kind: VerbKind,
): Promise<ProjectCtx> {
  authorizeKind(ctx, kind);
  if (ctx.actor.kind === 'anonymous') throw forbidden('Sign in first.');
  const userId = userIdOf(ctx);
  const found = await projectRole(ctx.db, slug, userId);
  const role = userId === null ? 'owner' : found?.role;
  if (!found || !role) throw notFound(`The project "${slug}"`);
  if (!may(role, capability)) {
    throw forbidden(
      `Your role here is ${role}; this needs at least ${capabilities[capability]}. Ask an owner of ${found.name}.`,
    );
  }
  return { ...ctx, project: { id: found.id, slug: found.slug, name: found.name }, role };
}

/** Refuses everyone but the installation administrator and the studio's own command line. */
export function authorizeAdministrator(ctx: Ctx) {
  if (ctx.actor.kind === 'system') return;
  if (ctx.actor.kind === 'user' && ctx.actor.administrator) return;
  throw forbidden('Only the administrator of this installation may do this.');
}

/** Refuses visitors who are not signed in. */
export function authorizeSignedIn(ctx: Ctx) {
  if (ctx.actor.kind === 'anonymous') throw forbidden('Sign in first.');
}
