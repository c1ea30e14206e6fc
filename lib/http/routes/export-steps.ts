import { Readable } from 'node:stream';
import { requestActor } from '#lib/auth/actor.ts';
import { exportStepLabels } from '#lib/services/review/index.ts';
import { contextFor } from '../context.ts';
import { resources } from '../resources.ts';
import { type Handler, unauthenticated } from '../route.ts';

/** GET of the step labels as a download: `?project=&method=&status=&outdated=`. */
export const exportStepsRoute: Handler = async (request) => {
  const actor = await requestActor(request);
  if (actor.kind === 'anonymous') return unauthenticated();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const input = query as Parameters<typeof exportStepLabels>[1];
  const exported = await exportStepLabels(contextFor(await resources(), actor), input);
  const headers = {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Content-Disposition': `attachment; filename="${exported.fileName}"`,
  };
  const bytes = Readable.from(encoded(exported.lines));
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers });
};

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line, 'utf8');
}
