/** Seeds or variants of a project that may become part of an export; of one import, of these ids, or all. */
export type TextScope = {
  kind: 'seed' | 'variant';
  projectId: string;
  importId?: string | null;
  batchId?: string;
  ids?: readonly string[];
};

/** A FROM with its WHERE over the texts `t`, and its parameters; what was set aside or rejected is no part of it. */
export function textsOf({ kind, projectId, importId, batchId, ids }: TextScope) {
  const values: unknown[] = [projectId];
  const only = (condition: string, value: unknown) => {
    if (value === undefined || value === null) return '';
    return ` AND ${condition.replace('$', `$${values.push(value)}`)}`;
  };
  const live =
    kind === 'seed' ? 'seeds t WHERE t.excluded_at IS NULL' : `variants t WHERE t.status <> 'rejected'`;
  const limits = [
    only('t.import_id = $::uuid', importId),
    only('t.batch_id = $::uuid', batchId),
    only('t.id = ANY($::uuid[])', ids),
  ];
  return { from: `${live} AND t.project_id = $1::uuid${limits.join('')}`, values };
}
