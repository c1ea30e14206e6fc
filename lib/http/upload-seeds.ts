import { requestActor } from '#lib/auth/actor.ts';
import { invalid, StudioError } from '#lib/domain/errors.ts';
import { uploadSeeds } from '#lib/services/seeds/index.ts';
import { contextFor } from './context.ts';
import { resources } from './resources.ts';
import { type Handler, unauthenticated } from './route.ts';

/** The largest upload, in bytes. */
const maxUpload = 16 * 1024 ** 3;

/** POST of a file's bytes, streamed to storage: `?project=&fileName=`. */
export const uploadRoute: Handler = async (request) => {
  const actor = await requestActor(request);
  if (actor.kind === 'anonymous') return unauthenticated();
  if (!request.body) throw invalid('Send the bytes of the file as the body.');
  const query = new URL(request.url).searchParams;
  const content = limited(request.body);
  const input = { project: query.get('project') ?? '', fileName: query.get('fileName') ?? '', content };
  return Response.json(await uploadSeeds(contextFor(await resources(), actor), input), { status: 201 });
};

// The web stream is read as it is: a Node stream around it would end the process when a sender goes away before
// anybody reads.
async function* limited(content: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > maxUpload) throw new StudioError('LIMIT', 'The file is over 16 GiB. Split it.');
    yield chunk;
  }
}
