import { z } from 'zod';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { isServerEnded } from '#lib/domain/servers/states.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { modelView } from './view.ts';

export const deleteModel = projectVerb(
  {
    name: 'models.delete',
    summary: 'Deletes a model and its key; batches that used it keep their recipe.',
    kind: 'command',
    capability: 'configure',
    input: z.object({ model: Id.describe('The model') }),
  },
  async (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const found = await tx.modelEndpoint.findFirst({
        where: { id: input.model, projectId: ctx.project.id },
      });
      if (!found) throw notFound('This model');
      const server = await tx.modelServer.findUnique({ where: { endpointId: found.id } });
      if (server && !isServerEnded(server.state)) {
        throw precondition(`Server ${server.number} serves this model. Stop it first.`);
      }
      const busy = await tx.batch.count({
        where: { arms: { some: { endpointId: found.id } }, status: { in: ['queued', 'running', 'paused'] } },
      });
      if (busy > 0) throw precondition(`${busy} running batches use this model. Cancel them first.`);
      await tx.modelEndpoint.delete({ where: { id: found.id } });
      await audit(tx, ctx, {
        action: 'models.delete',
        target: `model ${found.id}`,
        before: modelView(found),
        after: null,
      });
      return { model: found.id };
    }),
);
