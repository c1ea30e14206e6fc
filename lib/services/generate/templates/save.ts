import type { Prisma } from '#lib/db/generated/client.ts';
import { TemplateEdit } from '#lib/domain/generate/template.ts';
import { audit } from '../../audit.ts';
import { userIdOf } from '../../by-whom.ts';
import { projectVerb } from '../../verb.ts';
import { hashOf } from '../run/resolve-plan.ts';
import { refuseFaults, templateOf } from './trial-steps.ts';

export const saveTemplate = projectVerb(
  {
    name: 'generate.save-template',
    summary: 'Stores a text of your own as the next version of a template; older versions stay.',
    kind: 'command',
    capability: 'generate',
    input: TemplateEdit,
  },
  async (ctx, { method, name, messages, note }) => {
    const { template } = templateOf(method, name);
    refuseFaults(template, messages);
    const place = { projectId: ctx.project.id, method, name };
    const hash = hashOf(messages);
    return ctx.db.$transaction(async (tx) => {
      const last = await tx.promptTemplate.findFirst({ where: place, orderBy: { version: 'desc' } });
      if (last?.hash === hash) return { id: last.id, version: last.version, hash };
      const version = (last?.version ?? 0) + 1;
      const createdById = userIdOf(ctx);
      const created = await tx.promptTemplate.create({
        data: {
          ...{ ...place, version, hash, note, createdById, createdAt: ctx.now() },
          messages: messages as Prisma.InputJsonArray,
        },
      });
      await audit(tx, ctx, {
        action: 'generate.save-template',
        target: `template ${created.id}`,
        before: null,
        after: { method, name, version, hash, note },
      });
      return { id: created.id, version, hash };
    });
  },
);
