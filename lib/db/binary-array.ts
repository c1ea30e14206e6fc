/** Of PostgreSQL's built-in type int4. */
const int4 = 23;
const head = 20;

/**
 * `integer[]` in PostgreSQL's binary format (src/backend/utils/adt/arrayfuncs.c, array_recv), for a parameter: millions
 * of numbers take 8 bytes each here, and as the text of an array more than a hundred.
 */
export function integerArray(values: Uint32Array): Buffer {
  const bytes = Buffer.allocUnsafe(head + 8 * values.length);
  // One dimension, no nulls, of integers; its length, and the index of the first.
  for (const [at, value] of [1, 0, int4, values.length, 1].entries()) bytes.writeInt32BE(value, 4 * at);
  for (let at = 0; at < values.length; at++) {
    bytes.writeInt32BE(4, head + 8 * at);
    bytes.writeInt32BE(values[at]!, head + 8 * at + 4);
  }
  return bytes;
}
