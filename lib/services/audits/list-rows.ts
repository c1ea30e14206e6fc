import { z } from 'zod';
import { AuditRef } from '#lib/domain/review/audit-plan/index.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { drawnAudit, findAudit } from './find-audit.ts';
import { readProgress } from './read-progress.ts';

export const listAuditRows = projectVerb(
  {
    name: 'audits.rows',
    summary: 'Lists the drawn rows of a stratum in the order of the draw, with what was found of each.',
    kind: 'query',
    capability: 'read',
    input: AuditRef.extend({
      stratum: z.coerce
        .number()
        .int()
        .min(0)
        .default(0)
        .describe('The place of the stratum in the plan, from 0'),
      after: z.coerce.number().int().min(0).optional().describe('The last position of the page before'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  async (ctx, input) => {
    const audit = drawnAudit(await findAudit(ctx.db, ctx, input.audit));
    if (!audit) return { items: [], nextAfter: null, total: 0 };
    const { drawn } = await readProgress(ctx.db, audit, new Map());
    const own = drawn.filter((row) => row.stratum === input.stratum);
    const from = own.filter((row) => row.position > (input.after ?? -1));
    const { page: items, nextAfter } = pageOf(from, input.limit, ({ position }) => position);
    return { items, nextAfter, total: own.length };
  },
);
