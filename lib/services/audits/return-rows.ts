import { returnRows } from '#lib/db/queries/audits/return-rows.ts';
import { precondition } from '#lib/domain/errors.ts';
import { AuditRef } from '#lib/domain/review/audit-plan/index.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';
import { findAudit, requireRunning } from './find-audit.ts';
import { readProgress } from './read-progress.ts';

export const returnUnread = projectVerb(
  {
    name: 'audits.return-unread',
    summary:
      'Puts drawn rows that were decided in bulk or by a machine back on the desk, so that a person reads them.',
    kind: 'command',
    capability: 'configure',
    input: AuditRef,
  },
  (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const row = requireRunning(await findAudit(tx, ctx, input.audit));
      const { drawn, rulings } = await readProgress(tx, row, new Map());
      const ruled = new Set(rulings.map(({ stratum }) => stratum));
      const unread = drawn.filter(
        (one) => one.variantId !== null && !one.isRead && one.status !== 'pending' && !ruled.has(one.stratum),
      );
      if (unread.length === 0) throw precondition('Every drawn row that is decided was read by a person.');
      const variants = unread.flatMap(({ variantId }) => variantId ?? []);
      const by = userIdOf(ctx);
      const returned = await returnRows(tx, { variants, by, at: ctx.now() });
      const statuses = unread.slice(0, 100).map(({ variantId, status }) => [variantId, status]);
      const before = { statuses: Object.fromEntries(statuses) };
      const after = { returned, status: 'pending', variants: variants.slice(0, 100) };
      await audit(tx, ctx, { action: 'audits.return-unread', target: `audit plan ${row.id}`, before, after });
      return { returned };
    }),
);
