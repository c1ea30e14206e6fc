import { canonicalLine } from '../fingerprint.ts';
import type { VersionFormat } from './format.ts';

export const canonical: VersionFormat = {
  id: 'canonical',
  title: 'Canonical',
  description: 'Every field with its lineage; the file whose SHA-256 is the content hash',
  toRecord: (row) => JSON.parse(canonicalLine(row)) as Record<string, unknown>,
};
