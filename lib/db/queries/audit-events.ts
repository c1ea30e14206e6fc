import { likePattern } from '#lib/domain/browse/search-text.ts';
import type { Db } from '../client.ts';
import { Prisma } from '../generated/client.ts';

export type AuditEventRow = {
  id: bigint;
  at: Date;
  actorId: string | null;
  actorLabel: string;
  action: string;
  target: string;
  before: unknown;
  after: unknown;
};

export type AuditConditions = {
  /** null: what belongs to no project. */
  projectId: string | null;
  action?: string;
  actor?: string;
  text?: string;
  from?: string;
  to?: string;
};

const { sql, empty } = Prisma;

// A text is looked for in the values too, which Prisma cannot ask of jsonb. The index of (project_id, id) gives the
// events in order, so a page without a text reads no more than itself.
export async function auditEvents(
  db: Db,
  { projectId, action, actor, text, from, to }: AuditConditions,
  page: { before: bigint | null; limit: number },
): Promise<AuditEventRow[]> {
  const pattern = text === undefined ? '' : likePattern(text);
  return db.$queryRaw<AuditEventRow[]>`
    SELECT e.id, e.at, e.actor_id AS "actorId", e.actor_label AS "actorLabel", e.action, e.target, e.before, e.after
    FROM audit_events AS e
    WHERE e.project_id ${projectId === null ? sql`IS NULL` : sql`= ${projectId}::uuid`}
      ${page.before === null ? empty : sql`AND e.id < ${page.before}`}
      ${action ? sql`AND starts_with(e.action, ${action})` : empty}
      ${actorCondition(actor)}
      ${from ? sql`AND e.at >= ${from}::timestamptz` : empty} ${to ? sql`AND e.at < ${to}::timestamptz` : empty}
      ${
        pattern
          ? sql`AND (e.action ILIKE ${pattern} OR e.target ILIKE ${pattern} OR e.actor_label ILIKE ${pattern}
                     OR e.before::text ILIKE ${pattern} OR e.after::text ILIKE ${pattern})`
          : empty
      }
    ORDER BY e.id DESC LIMIT ${page.limit}::int`;
}

/** The label of a visitor begins with "visitor "; without an id and otherwise, it was the studio itself. */
function actorCondition(actor: string | undefined) {
  if (!actor) return empty;
  if (actor === 'visitor') return sql`AND e.actor_id IS NULL AND starts_with(e.actor_label, 'visitor ')`;
  if (actor === 'system') return sql`AND e.actor_id IS NULL AND NOT starts_with(e.actor_label, 'visitor ')`;
  return sql`AND e.actor_id = ${actor}::uuid`;
}
