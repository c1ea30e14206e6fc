/** What a Range header asks of a content of so many bytes: all of it, bytes `start` up to and without `end`, or nothing that there is. */
export type AskedRange = 'whole' | 'unsatisfiable' | { start: number; end: number };

/**
 * Reads a Range header (RFC 9110, section 14.1.2). Another unit, a list of ranges and what is no range at all are
 * answered with the whole content, as section 14.2 allows.
 * @param size bytes of the content
 */
export function readRange(header: string | null, size: number): AskedRange {
  const found = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  if (!found) return 'whole';
  const [, first = '', last = ''] = found;
  if (first === '') return last === '' ? 'whole' : suffix(Number(last), size);
  const [start, end] = [Number(first), last === '' ? size : Math.min(Number(last) + 1, size)];
  if (last !== '' && Number(last) < start) return 'whole';
  return start < size ? { start, end } : 'unsatisfiable';
}

/** The last `length` bytes. Of an empty content there is no part, so it is given whole. */
function suffix(length: number, size: number): AskedRange {
  if (length === 0) return 'unsatisfiable';
  return size === 0 ? 'whole' : { start: Math.max(0, size - length), end: size };
}
