import type { z } from 'zod';
import type { Issue } from '#lib/domain/errors.ts';

/** The problems of `values` by field: the first of each. */
export function issuesOf(schema: z.ZodType, values: unknown): Record<string, string> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return {};
  return byField(
    parsed.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })),
  );
}

/** Issues by field: the first of each; a nested path belongs to its field. */
export function byField(issues: readonly Issue[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    const field = issue.path.split('.')[0] ?? '';
    if (field !== '') fields[field] ??= issue.message;
  }
  return fields;
}
