import { Readable } from 'node:stream';
import { requestActor } from '#lib/auth/actor.ts';
import { containerTypes } from '#lib/domain/versions/export-options.ts';
import { exportVersion, type StreamedExport } from '#lib/services/versions/index.ts';
import { contextFor } from './context.ts';
import { resources } from './resources.ts';
import { type Handler, unauthenticated } from './route.ts';

/** A version as it is exported, read as fast as it is taken; nothing of it is stored. */
export const exportRoute: Handler = async (request, { params }) => {
  const actor = await requestActor(request);
  if (actor.kind === 'anonymous') return unauthenticated();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const input = { ...query, ...(await params) };
  return exportResponse(await exportVersion(contextFor(await resources(), actor), input as never));
};

function exportResponse({ fileName, options, rowCount, content }: StreamedExport): Response {
  const headers = new Headers({
    'Content-Type': containerTypes[options.container],
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'X-Row-Count': String(rowCount),
  });
  return new Response(Readable.toWeb(Readable.from(content)) as ReadableStream, { headers });
}
