import type { FileMetaData, SchemaElement } from 'hyparquet';
import { exactNumber } from './parse-json.ts';

/** Of a column of decimals, its name and the digits behind the point. */
export type DecimalColumns = ReadonlyMap<string, number>;

/**
 * The decoder scales decimals through doubles, which hold 15 to 17 digits: here it is told that the columns hold plain
 * integers or bytes, and their values are scaled as text. For columns of decimals, and of lists of them; a decimal
 * beside others in a nested column stays the decoder's.
 */
export function withRawDecimals(metadata: FileMetaData): {
  metadata: FileMetaData;
  decimals: DecimalColumns;
} {
  const decimals = new Map<string, number>();
  const raw = new Map<number, SchemaElement>();
  for (const { name, leaves } of topColumns(metadata.schema)) {
    const [at] = leaves;
    const element = at === undefined ? undefined : metadata.schema[at];
    if (at === undefined || leaves.length > 1 || !element || !isDecimal(element)) continue;
    decimals.set(name, scaleOf(element));
    raw.set(at, rawElement(element));
  }
  if (raw.size === 0) return { metadata, decimals };
  const schema = metadata.schema.map((element, at) => raw.get(at) ?? element);
  return { metadata: { ...metadata, schema }, decimals };
}

const isDecimal = ({ converted_type, logical_type }: SchemaElement) =>
  converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';

const scaleOf = ({ scale, logical_type }: SchemaElement) =>
  (logical_type?.type === 'DECIMAL' ? logical_type.scale : scale) ?? 0;

/** Bytes of a geography go through a parser of ours, which leaves them as they are; other bytes may be read as text. */
function rawElement({ converted_type: _, logical_type: __, ...element }: SchemaElement): SchemaElement {
  return element.type?.endsWith('BYTE_ARRAY') ? { ...element, logical_type: { type: 'GEOGRAPHY' } } : element;
}

/** The columns of a table with the places of their leaves in the schema, which lists a tree depth first. */
function topColumns(schema: readonly SchemaElement[]): { name: string; leaves: number[] }[] {
  const columns: { name: string; leaves: number[] }[] = [];
  for (let at = 1; at < schema.length; ) {
    const { name } = schema[at]!;
    const leaves: number[] = [];
    for (let open = 1; open > 0 && at < schema.length; at++) {
      const children = schema[at]!.num_children ?? 0;
      if (children === 0) leaves.push(at);
      open += children - 1;
    }
    columns.push({ name, leaves });
  }
  return columns;
}

/** A raw decimal, or a list of them: a number where a double holds it, else its text; null where there is none. */
export function readDecimal(value: unknown, scale: number): unknown {
  if (Array.isArray(value)) return value.map((one) => readDecimal(one, scale));
  const unscaled = value instanceof Uint8Array ? signedInteger(value) : value;
  if (typeof unscaled !== 'bigint' && typeof unscaled !== 'number') return null;
  const text = pointed(BigInt(unscaled), scale);
  return exactNumber(Number(text), text);
}

/** A big-endian integer in two's complement. */
const signedInteger = (bytes: Uint8Array): bigint =>
  bytes.length === 0
    ? 0n
    : BigInt.asIntN(8 * bytes.length, BigInt(`0x${Buffer.from(bytes).toString('hex')}`));

function pointed(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return scale > 0 ? `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}` : sign + digits;
}
