import { Readable } from 'node:stream';
import { requestActor } from '#lib/auth/actor.ts';
import type { Ctx } from '#lib/services/context.ts';
import { exportVariants } from '#lib/services/generate/index.ts';
import { exportSeeds } from '#lib/services/seeds/index.ts';
import { contextFor } from '../context.ts';
import { resources } from '../resources.ts';
import { type Handler, readInput, unauthenticated } from '../route.ts';

type Exported = { fileName: string; lines: AsyncIterable<string> };

/** POST of a choice (ids or a filter) gives its rows as a download. */
const routeOf =
  <Input>(exported: (ctx: Ctx, input: Input) => Promise<Exported>): Handler =>
  async (request) => {
    const actor = await requestActor(request);
    if (actor.kind === 'anonymous') return unauthenticated();
    const input = (await readInput(request)) as Input;
    const { fileName, lines } = await exported(contextFor(await resources(), actor), input);
    const csv = fileName.endsWith('.csv');
    const headers = {
      'Content-Type': `${csv ? 'text/csv' : 'application/x-ndjson'}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${fileName}"`,
    };
    return new Response(Readable.toWeb(Readable.from(encoded(lines))) as ReadableStream, { headers });
  };

export const exportSeedsRoute = routeOf(exportSeeds);
export const exportVariantsRoute = routeOf(exportVariants);

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line, 'utf8');
}
