import type { FrozenRow } from '../schema.ts';

/** An export format: one JSON object a line. */
export type VersionFormat = {
  id: string;
  title: string;
  description: string;
  toRecord: (row: FrozenRow) => Record<string, unknown>;
};
