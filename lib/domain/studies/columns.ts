import { type CurveField, curveFields } from './schema.ts';

/** What a column of a pasted table can be. */
export const columnKinds = [
  ...['size', 'accuracy', 'correct', 'items', 'tokens', 'seed', 'weight', 'curriculum'],
  ...curveFields,
] as const;
export type ColumnKind =
  | 'size'
  | 'accuracy'
  | 'correct'
  | 'items'
  | 'tokens'
  | 'seed'
  | 'weight'
  | 'curriculum'
  | CurveField;

/** How columns are called, in lower case and without signs. */
const names: Record<ColumnKind, readonly string[]> = {
  size: [
    'size',
    'examples',
    'samples',
    'data',
    'rows',
    'n',
    'training examples',
    'train size',
    'data size',
    'sft size',
  ],
  accuracy: ['accuracy', 'acc', 'score', 'exact match', 'em', 'pass1', 'result'],
  correct: ['correct', 'right', 'hits', 'k'],
  items: ['items', 'total', 'problems', 'questions', 'out of', 'of'],
  tokens: ['tokens', 'training tokens'],
  seed: ['seed', 'run', 'replicate'],
  weight: ['weight', 'w'],
  curriculum: ['curriculum', 'stage 2', 'selection', 'chosen'],
  benchmark: ['benchmark', 'test', 'test set', 'task', 'dataset', 'evaluation'],
  base: ['base', 'model', 'base model'],
  level: ['level', 'difficulty'],
  subject: ['subject', 'type', 'topic', 'category'],
  mix: ['mix', 'method', 'methods', 'method mix', 'augmentation'],
  setting: ['setting', 'condition', 'max length', 'length', 'note'],
};

/** The kind of a column by its heading, or null. */
export function columnKind(heading: string): ColumnKind | null {
  const plain = heading
    .toLowerCase()
    .replace(/[_-]+/g, ' ')
    .replace(/\(.*?\)|[^a-z0-9 ]/g, '')
    .trim();
  const found = Object.entries(names).find(([, known]) => known.includes(plain));
  return (found?.[0] as ColumnKind | undefined) ?? null;
}

/** The first name of each kind: what an export calls it. */
export const columnTitle = (kind: ColumnKind) => names[kind][0]!;
