/** Rows in the order of `seq`, a page of at most `size` in memory at a time. `read` gives those after a number. */
export async function* pagesBySeq<Row extends { seq: bigint }>(
  size: number,
  read: (after: bigint, count: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let after = -1n; ; ) {
    const page = await read(after, size);
    yield page;
    const last = page.at(-1);
    if (!last || page.length < size) return;
    after = last.seq;
  }
}
