/** Bytes that are in memory already, as `write` of a storage takes them. */
export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
