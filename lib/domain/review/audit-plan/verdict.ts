import type { VariantStatus } from '../schema.ts';
import type { AuditVerdict } from './schema.ts';

/** A drawn row as it is now. `revision`: of its text now; `planned`: of its text when the plan was made. */
export interface DrawnRow {
  exists: boolean;
  status: VariantStatus;
  revision: number;
  planned: number;
}

/**
 * What a drawn row says of its stratum, null while nobody has decided it. The stratum is judged as it was when the plan
 * was made: a row that had to be edited to be accepted was bad, since the rows nobody reads are taken without an edit.
 * A decision that is undone makes the row undecided again. A row that was deleted before it was decided is gone.
 */
export function auditVerdict({ exists, status, revision, planned }: DrawnRow): AuditVerdict | null {
  if (!exists) return 'gone';
  if (status === 'pending') return null;
  return status === 'accepted' && revision === planned ? 'good' : 'bad';
}
