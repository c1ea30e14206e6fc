import { Readable } from 'node:stream';
import { requestActor } from '#lib/auth/actor.ts';
import { exportVersion } from '#lib/services/versions/index.ts';
import { contextFor } from '../context.ts';
import { resources } from '../resources.ts';
import { type Handler, unauthenticated } from '../route.ts';

/** GET of a version's lines as a download: `?project=&format=`. */
export const exportRoute: Handler = async (request, { params }) => {
  const actor = await requestActor(request);
  if (actor.kind === 'anonymous') return unauthenticated();
  const query = new URL(request.url).searchParams;
  const { version = '' } = await params;
  const input = { project: query.get('project') ?? '', version, format: query.get('format') ?? undefined };
  const exported = await exportVersion(contextFor(await resources(), actor), input);
  const headers = new Headers({
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Content-Disposition': `attachment; filename="${exported.fileName}"`,
    'X-Row-Count': String(exported.rowCount),
  });
  if (exported.file) {
    headers.set('ETag', `"${exported.file.sha256}"`);
    headers.set('Content-Length', String(exported.file.bytes));
  }
  const bytes = Readable.from(encoded(exported.lines));
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers });
};

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line, 'utf8');
}
