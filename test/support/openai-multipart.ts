type Parts = { fields: Record<string, string>; file: { name: string; bytes: Buffer } | null };

const headEnd = Buffer.from('\r\n\r\n');

/** The fields and the one file of a multipart/form-data body (RFC 7578). */
export function readMultipart(contentType: string, body: Buffer): Parts {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  const parts: Parts = { fields: {}, file: null };
  if (boundary === undefined) return parts;
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at >= 0) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    readPart(body.subarray(at + mark.length + 2, next - 2), parts);
    at = next;
  }
  return parts;
}

function readPart(part: Buffer, parts: Parts): void {
  const end = part.indexOf(headEnd);
  const head = part.subarray(0, end).toString('utf8');
  const bytes = part.subarray(end + headEnd.length);
  const name = /\bname="([^"]*)"/.exec(head)?.[1] ?? '';
  const fileName = /\bfilename="([^"]*)"/.exec(head)?.[1];
  if (fileName === undefined) parts.fields[name] = bytes.toString('utf8');
  else parts.file = { name: fileName, bytes };
}
