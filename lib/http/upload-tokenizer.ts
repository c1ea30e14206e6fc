import { requestActor } from '#lib/auth/actor.ts';
import { invalid } from '#lib/domain/errors.ts';
import { setTokenizer } from '#lib/services/versions/index.ts';
import { contextFor } from './context.ts';
import { resources } from './resources.ts';
import { type Handler, unauthenticated } from './route.ts';

/** POST of a tokenizer.json: `?project=&fileName=`. */
export const uploadTokenizer: Handler = async (request) => {
  const actor = await requestActor(request);
  if (actor.kind === 'anonymous') return unauthenticated();
  if (!request.body) throw invalid('Send the bytes of the tokenizer.json as the body.');
  const query = new URL(request.url).searchParams;
  const input = {
    ...{ project: query.get('project') ?? '', fileName: query.get('fileName') ?? '' },
    content: request.body as AsyncIterable<Uint8Array>,
  };
  return Response.json(await setTokenizer(contextFor(await resources(), actor), input));
};
