import type { Tx } from '#lib/db/client.ts';
import type { Ctx } from '../context.ts';
import { askToStop } from '../servers/ask-to-stop.ts';

/** A server that was started for evaluations ends with the last of them; one that people started goes on. */
export async function stopOwnServer(ctx: Ctx, tx: Tx, evaluationId: string): Promise<void> {
  const ended = await tx.evaluation.findUnique({
    where: { id: evaluationId },
    select: { serverId: true, project: true },
  });
  if (!ended?.serverId) return;
  const { serverId, project } = ended;
  const [own, open] = await Promise.all([
    tx.evaluation.count({ where: { serverId, ownServer: true } }),
    tx.evaluation.count({ where: { serverId, status: { in: ['waiting', 'running'] } } }),
  ]);
  if (own > 0 && open === 0) await askToStop(tx, { ...ctx, project, role: 'owner' }, serverId);
}
