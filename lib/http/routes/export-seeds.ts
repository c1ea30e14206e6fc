import { Readable } from 'node:stream';
import { requestActor } from '#lib/auth/actor.ts';
import { exportSeeds } from '#lib/services/seeds/index.ts';
import { contextFor } from '../context.ts';
import { resources } from '../resources.ts';
import { type Handler, readInput, unauthenticated } from '../route.ts';

/** POST of a choice of seeds (ids or a filter) gives them as a download. */
export const exportSeedsRoute: Handler = async (request) => {
  const actor = await requestActor(request);
  if (actor.kind === 'anonymous') return unauthenticated();
  const input = (await readInput(request)) as Parameters<typeof exportSeeds>[1];
  const exported = await exportSeeds(contextFor(await resources(), actor), input);
  const csv = exported.fileName.endsWith('.csv');
  const headers = {
    'Content-Type': `${csv ? 'text/csv' : 'application/x-ndjson'}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${exported.fileName}"`,
  };
  const bytes = Readable.from(encoded(exported.lines));
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers });
};

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line, 'utf8');
}
