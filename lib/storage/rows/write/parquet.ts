import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Shape } from '#lib/domain/versions/formats/shape.ts';
import { zstd } from '../../zstd.ts';

type Row = Record<string, unknown>;

/** A row group stands in memory while it is written: so many rows end it, or so many characters of texts. */
export type GroupLimits = { rows: number; characters: number };
/** What a group is written into at first; it grows by doubling, each time with a copy. */
const firstBytes = 8 * 1024 * 1024;
const usual: GroupLimits = { rows: 20_000, characters: 32 * 1024 * 1024 };

/**
 * A Parquet file, a row group at a time, packed by Zstandard. Lists and named parts are columns of their own kind
 * (LIST, group), as `datasets` and DuckDB read them.
 */
export async function* writeParquet(
  rows: AsyncIterable<Row>,
  columns: Readonly<Record<string, Shape>>,
  limits: GroupLimits = usual,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter(firstBytes);
  const writer = new ParquetWriter({
    ...{ writer: bytes, schema: schemaOf(columns), codec: 'ZSTD', compressors: { ZSTD: zstd(3) } },
    ...{ statistics: false, createdBy: 'corollary' },
  });
  const take = () => {
    const taken = new Uint8Array(bytes.getBuffer());
    bytes.index = 0;
    return taken;
  };
  let group: Row[] = [];
  let characters = 0;
  const names = Object.keys(columns);
  const write = () => {
    writer.write({
      columnData: names.map((name) => ({ name, data: group.map((row) => row[name]) })),
      rowGroupSize: group.length,
    });
    group = [];
    characters = 0;
    return take();
  };
  for await (const row of rows) {
    group.push(row);
    characters += lengthOf(row);
    if (group.length >= limits.rows || characters >= limits.characters) yield write();
  }
  if (group.length > 0) yield write();
  writer.finish();
  yield take();
}

/** The characters of all texts in a value. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const part of Object.values(value)) sum += lengthOf(part);
  return sum;
}

/** The schema as Parquet lists it: each element is followed by its children. */
function schemaOf(columns: Readonly<Record<string, Shape>>): SchemaElement[] {
  const fields = Object.entries(columns);
  const elements = fields.flatMap(([name, shape]) => elementsOf(name, shape));
  return [{ name: 'schema', num_children: fields.length }, ...elements];
}

const repetition_type = 'OPTIONAL' as const;

function elementsOf(name: string, shape: Shape): SchemaElement[] {
  if (shape === 'text') return [{ name, repetition_type, type: 'BYTE_ARRAY', converted_type: 'UTF8' }];
  if (shape === 'int') return [{ name, repetition_type, type: 'INT32' }];
  if (shape === 'flag') return [{ name, repetition_type, type: 'BOOLEAN' }];
  if (isList(shape)) {
    return [
      { name, repetition_type, num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elementsOf('element', shape[0]),
    ];
  }
  const fields = Object.entries(shape);
  const children = fields.flatMap(([part, inner]) => elementsOf(part, inner));
  return [{ name, repetition_type, num_children: fields.length }, ...children];
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);
