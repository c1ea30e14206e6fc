import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRow, recogniseFormat } from '#lib/domain/seeds/parse-import.ts';
import type { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import { ExportContainer, ExportOptions, optionsFault } from '#lib/domain/versions/export-options.ts';
import { exportRecords } from '#lib/domain/versions/export-records.ts';
import { formatById, formats, hasRecord } from '#lib/domain/versions/formats/index.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { type AnswerPolicy, trainingText } from '#lib/domain/versions/training-text.ts';
import { readRows } from '#lib/storage/rows/index.ts';
import { writeRows } from '#lib/storage/rows/write/index.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { frozenRows } from './frozen-rows.ts';

const folder = temporaryFolder('exports');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What an export must come back as: the format that recognises it, and the fields that it carries beside the text. */
type Carried = { importer: string; fields?: (row: FrozenRow) => Partial<ParsedSeed> };

const derived = (row: FrozenRow) => ({ problem: row.lineage.seedProblem, answer: null });
const seedSays = (row: FrozenRow) => ({ subject: row.subject as ParsedSeed['subject'] });
const rejectedOf = (row: FrozenRow, policy: AnswerPolicy = 'the-answer-is') =>
  trainingText(row.rejected?.solution ?? '', row.rejected?.answer ?? '', policy);

const carried: Record<string, Carried> = {
  chat: { importer: 'chat-messages' },
  openai: { importer: 'chat-messages' },
  axolotl: { importer: 'chat-messages' },
  alpaca: { importer: 'alpaca' },
  sharegpt: { importer: 'sharegpt' },
  trl: { importer: 'trl' },
  metamathqa: {
    importer: 'metamathqa',
    fields: (row) => ({ derivation: { derivedFrom: derived(row), method: row.method, source: null } }),
  },
  numinamath: {
    importer: 'numinamath',
    fields: (row) => ({
      ...seedSays(row),
      derivation: { derivedFrom: null, method: null, source: row.lineage.source },
    }),
  },
  'trl-preference': {
    importer: 'trl-preference',
    fields: (row) => ({
      meta: expect.objectContaining({ rejected: [{ role: 'assistant', content: rejectedOf(row) }] }),
    }),
  },
  'openai-preference': {
    importer: 'openai-preference',
    fields: (row) => ({
      meta: expect.objectContaining({
        non_preferred_output: [{ role: 'assistant', content: rejectedOf(row) }],
      }),
    }),
  },
  'alpaca-preference': {
    importer: 'alpaca-preference',
    fields: (row) => ({ meta: expect.objectContaining({ rejected: rejectedOf(row) }) }),
  },
  'sharegpt-preference': {
    importer: 'sharegpt',
    fields: (row) => ({
      meta: expect.objectContaining({ rejected: { from: 'gpt', value: rejectedOf(row) } }),
    }),
  },
  prm800k: {
    importer: 'prm800k',
    fields: (row) => ({
      solution: row.solution,
      meta: expect.objectContaining({ first_wrong_step: row.firstWrongStep }),
    }),
  },
  canonical: {
    importer: 'canonical',
    fields: (row) => ({
      ...seedSays(row),
      ...{ solution: row.solution, level: row.level },
      meta: expect.objectContaining({
        lineage: row.lineage,
        ...(row.split !== 'train' && { split: row.split }),
        ...(row.firstWrongStep !== null && { firstWrongStep: row.firstWrongStep }),
        ...(row.rejected && { rejected: row.rejected }),
      }),
      derivation: { derivedFrom: derived(row), method: row.method, source: row.lineage.source },
    }),
  },
};

async function exported(options: ExportOptions, rows: readonly FrozenRow[] = frozenRows) {
  const { columns, recordOf } = exportRecords(options, sha256);
  const records = rows.map(recordOf).filter((record) => record !== null);
  const file = path.join(folder, `${Math.random()}.${options.container}`);
  async function* some() {
    yield* records;
  }
  const { container, csvGuard } = options;
  await writeFile(file, writeRows(some(), { container, columns, csvGuard }));
  const read: unknown[] = [];
  for await (const row of readRows({ path: file })) {
    if ('error' in row) throw new Error(row.error);
    read.push(row.value);
  }
  return { records, read, columns };
}

/** JSON that a table had to write into a cell stands in `meta` as it was written. */
function unpacked(seed: ParsedSeed): ParsedSeed {
  const meta = Object.fromEntries(
    Object.entries(seed.meta).map(([name, value]) => [name, typeof value === 'string' ? json(value) : value]),
  );
  return { ...seed, meta };
}

function json(text: string): unknown {
  if (!/^[[{\d]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const containers = ExportContainer.options;
const cases = formats.flatMap(({ id }) =>
  containers
    .map((container) => ExportOptions.parse({ format: id, container }))
    .filter((options) => optionsFault(options) === null),
);

test('every format has a line in this table', () => {
  expect(Object.keys(carried).sort()).toEqual(formats.map(({ id }) => id).sort());
});

describe('an export is imported as it was', () => {
  const settings = cases.flatMap((options) => [
    options,
    ...(formatById(options.format).closed ? [] : [{ ...options, provenance: true }]),
    ...(options.container === 'csv' ? [{ ...options, csvGuard: false }] : []),
  ]);
  test.each(settings)('$format as $container, provenance $provenance, guard $csvGuard', async (options) => {
    const { importer, fields } = carried[options.format]!;
    const { read } = await exported(options);
    const rows = frozenRows.filter((row) => hasRecord(formatById(options.format), row));
    expect(recogniseFormat(read).format).toBe(importer);
    expect(read).toHaveLength(rows.length);
    for (const [at, row] of rows.entries()) {
      const parsed = parseRow(importer, null, read[at], at + 1);
      if (!('seed' in parsed)) throw new Error(JSON.stringify(parsed.problems));
      expect(unpacked(parsed.seed)).toMatchObject({
        problem: row.problem,
        solution: trainingText(row.solution, row.answer),
        answer: row.answer,
        ...fields?.(row),
      });
    }
  });

  const policies: AnswerPolicy[] = ['the-answer-is', 'boxed', 'both', 'keep', 'none'];
  test.each(formats.flatMap(({ id, rows }) => policies.map((answer) => ({ format: id, rows, answer }))))(
    '$format with the answer given as “$answer”',
    async ({ format, rows, answer }) => {
      const options = ExportOptions.parse({ format, answer });
      if (optionsFault(options)) return;
      const { read } = await exported(options);
      const { importer } = carried[format]!;
      const wanted = frozenRows.filter((row) => rows === 'all' || hasRecord(formatById(format), row));
      for (const [at, row] of wanted.entries()) {
        const parsed = parseRow(importer, null, read[at], at + 1);
        expect(parsed).toMatchObject({ seed: { problem: row.problem, answer: row.answer } });
      }
    },
  );
});

test.each(cases)('$format as $container holds what the records hold', async (options) => {
  const { records, read, columns } = await exported(options);
  for (const [at, record] of records.entries()) {
    expect(Object.keys(columns)).toEqual(expect.arrayContaining(Object.keys(record)));
    const cells = read[at] as Record<string, unknown>;
    for (const name of Object.keys(columns)) {
      const value = record[name] ?? null;
      if (options.container !== 'csv') expect(filled(cells[name] ?? null)).toEqual(value);
      else if (value === null) expect(cells[name]).toBe('');
      else expect(cells[name]).toBe(typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
});

/** Parts that a record leaves out are null in a table of fixed columns. */
function filled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const parts = Object.values(value);
  return parts.every((part) => part === null) ? null : value;
}
