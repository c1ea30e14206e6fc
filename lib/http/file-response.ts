import { Readable } from 'node:stream';
import { requestActor } from '#lib/auth/actor.ts';
import { answerTo, type FileAnswer } from '#lib/domain/versions/pull/conditional.ts';
import type { Verb } from '#lib/services/verb.ts';
import type { OpenFile } from '#lib/services/versions/index.ts';
import { contextFor } from './context.ts';
import { resources } from './resources.ts';
import { type Handler, mayBeAnonymous, unauthenticated } from './route.ts';

/** A handler of a verb that gives a file: HEAD, ranges and conditions as RFC 9110 has them. */
export function fileRoute(verb: Verb<never, unknown>): Handler {
  return async (request, { params }) => {
    const actor = await requestActor(request);
    if (actor.kind === 'anonymous' && !mayBeAnonymous(verb)) return unauthenticated();
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const file = await verb(contextFor(await resources(), actor), { ...query, ...(await params) } as never);
    return fileResponse(request, file as OpenFile);
  };
}

/** The answer to a request for a file. */
export async function fileResponse({ method, headers: sent }: Request, file: OpenFile): Promise<Response> {
  const etag = `"${file.sha256}"`;
  const answer = answerTo(
    {
      range: method === 'GET' ? sent.get('range') : null,
      ...{ ifMatch: sent.get('if-match'), ifNoneMatch: sent.get('if-none-match') },
      ifRange: sent.get('if-range'),
    },
    { etag, bytes: file.bytes },
  );
  const headers = headersOf(file, answer, etag);
  const { status, start = 0, end = file.bytes } = answer;
  if (method === 'HEAD' || status === 304 || status === 412 || status === 416) {
    return new Response(null, { status, headers });
  }
  const content = Readable.toWeb(await file.open({ start, end })) as ReadableStream;
  return new Response(content, { status, headers });
}

function headersOf(
  file: OpenFile,
  { status, start = 0, end = file.bytes }: FileAnswer,
  etag: string,
): Headers {
  // A proxy that packs the bytes would take their length and their ranges away.
  const lasting = file.immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache';
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    'Cache-Control': `${lasting}, no-transform`,
    ETag: etag,
  });
  if (status === 416) headers.set('Content-Range', `bytes */${file.bytes}`);
  if (status !== 200 && status !== 206) return headers;
  headers.set('Content-Type', file.type);
  headers.set('Content-Disposition', `attachment; filename="${file.path.split('/').at(-1)}"`);
  headers.set('Content-Length', String(end - start));
  // Next removes the length; `bin/start/content-length.mjs` makes it of this.
  headers.set('X-File-Bytes', String(end - start));
  if (status === 206) headers.set('Content-Range', `bytes ${start}-${end - 1}/${file.bytes}`);
  return headers;
}
