import type { Ctx } from '../context.ts';

/** The context of someone who has proven who they are in this very call. */
export function asPerson(ctx: Ctx, account: { id: string; name: string; administrator: boolean }): Ctx {
  const { id, name: label, administrator } = account;
  return { ...ctx, actor: { kind: 'user', id, label, administrator, readOnly: false } };
}
