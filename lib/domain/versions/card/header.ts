import { Split } from '../schema.ts';
import { shardColumns } from '../shard-columns.ts';
import type { CardFacts } from './facts.ts';
import { type Yaml, yaml } from './yaml.ts';

/** The classes of size that the Hub knows, by their upper bounds. */
const sizes: readonly [number, string][] = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
  [1e8, '10M<n<100M'],
  [1e9, '100M<n<1B'],
];

/** The Hub's name of the class of size that so many rows are in. */
export const sizeCategory = (rows: number): string => sizes.find(([most]) => rows < most)?.[1] ?? 'n>1B';

const types = { STRING: 'string', INT32: 'int32' } as const;

/** The YAML between the "---" of a dataset card: what the Hub and `datasets` read. */
export function cardHeader(facts: CardFacts): string {
  const { manifest, licence, language, name, project } = facts;
  const header: Yaml = {
    pretty_name: `${project} ${name}`,
    license: licence,
    language: [language],
    task_categories: ['question-answering', 'text-generation'],
    size_categories: [sizeCategory(manifest.rows)],
    tags: tagsOf(facts),
    configs: [{ config_name: 'default', data_files: splitsOf(facts).map(dataFiles) }],
    dataset_info: {
      features: shardColumns.map((column) => ({ name: column.name, dtype: types[column.type] })),
      splits: splitsOf(facts).map((split) => ({ name: split, num_examples: manifest.splits[split] })),
      download_size: manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  };
  return `---\n${yaml(header)}---\n`;
}

/** The splits that have rows, in the order of training. */
export const splitsOf = ({ manifest }: CardFacts): Split[] =>
  Split.options.filter((split) => manifest.splits[split] > 0);

const dataFiles = (split: Split) => ({ split, path: `data/${split}-*.parquet` });

function tagsOf({ manifest, composition }: CardFacts): string[] {
  const synthetic = composition.models.some(({ model }) => model !== null) ? ['synthetic'] : [];
  const kind = manifest.kind === 'preference' ? 'preference' : 'sft';
  return ['math', 'mathematics', kind, ...synthetic, 'corollary'];
}
