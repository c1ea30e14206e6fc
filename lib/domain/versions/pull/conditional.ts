import { type AskedRange, readRange } from './byte-range.ts';

/** The headers of a request that decide what of a file is sent; null where one is absent. */
export type FileRequest = {
  range: string | null;
  ifMatch: string | null;
  ifNoneMatch: string | null;
  ifRange: string | null;
};

/** What is answered: the status, and for 206 the bytes from `start` up to and without `end`. */
export type FileAnswer =
  | { status: 200 | 304 | 412 | 416; start?: undefined; end?: undefined }
  | { status: 206; start: number; end: number };

/**
 * The order of RFC 9110, section 13.2.2, for a file without a date: If-Match, If-None-Match, then Range, which
 * If-Range may take away.
 * @param etag the file's strong entity tag, with its quotes
 */
export function answerTo(request: FileRequest, file: { etag: string; bytes: number }): FileAnswer {
  const { ifMatch, ifNoneMatch, ifRange, range } = request;
  if (ifMatch !== null && !lists(ifMatch, file.etag, 'strong')) return { status: 412 };
  if (ifNoneMatch !== null && lists(ifNoneMatch, file.etag, 'weak')) return { status: 304 };
  // A date in If-Range is never that of this file, which has none; a weak tag proves nothing about bytes.
  if (ifRange !== null && ifRange.trim() !== file.etag) return { status: 200 };
  return answerRange(readRange(range, file.bytes));
}

function answerRange(asked: AskedRange): FileAnswer {
  if (asked === 'whole') return { status: 200 };
  return asked === 'unsatisfiable' ? { status: 416 } : { status: 206, ...asked };
}

/** Whether a header such as `"a", W/"b"` or `*` names the tag. */
function lists(header: string, etag: string, comparison: 'strong' | 'weak'): boolean {
  if (header.trim() === '*') return true;
  const tags = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => tag === etag || (comparison === 'weak' && tag === `W/${etag}`));
}
