import { canonicalLine } from '../fingerprint.ts';
import type { VersionFormat } from './format.ts';

export const canonical: VersionFormat = {
  id: 'canonical',
  title: 'Canonical',
  description: 'Every field with its lineage; as JSONL the file whose SHA-256 is the content hash',
  columns: {
    ...{ problem: 'text', solution: 'text', answer: 'text', subject: 'text', level: 'int', method: 'text' },
    lineage: {
      ...{ seedHash: 'text', seedProblem: 'text', source: 'text', licence: 'text' },
      ...{ groundTruth: 'text', model: 'text' },
    },
    ...{ split: 'text', firstWrongStep: 'int' },
    rejected: { solution: 'text', answer: 'text', from: 'text' },
  },
  rows: 'all',
  hasAnswer: true,
  carriesPairs: true,
  toRecord: (row) => JSON.parse(canonicalLine(row)) as Record<string, unknown>,
};
