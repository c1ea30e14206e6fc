import { Readable } from 'node:stream';
import { requestActor } from '#lib/auth/actor.ts';
import { exportRejects } from '#lib/services/seeds/index.ts';
import { contextFor } from '../context.ts';
import { resources } from '../resources.ts';
import { type Handler, unauthenticated } from '../route.ts';

/** GET of an import's rejected rows as a download: `?project=`. */
export const exportRejectsRoute: Handler = async (request, { params }) => {
  const actor = await requestActor(request);
  if (actor.kind === 'anonymous') return unauthenticated();
  const project = new URL(request.url).searchParams.get('project') ?? '';
  const exported = await exportRejects(contextFor(await resources(), actor), {
    project,
    import: (await params).import ?? '',
  });
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${exported.fileName}"`,
  };
  return new Response(Readable.toWeb(Readable.from(encoded(exported.lines))) as ReadableStream, { headers });
};

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line, 'utf8');
}
