import { requestActor } from '#lib/auth/actor.ts';
import type { PresenceMessage } from '#lib/domain/presence/schema.ts';
import { contextFor } from '#lib/http/context.ts';
import { errorResponse } from '#lib/http/error-response.ts';
import { resources } from '#lib/http/resources.ts';
import { followPresence } from '#lib/services/presence/follow.ts';
import { eventStream, longestMs } from '../event-stream.ts';

export const dynamic = 'force-dynamic';

/** Server-sent events: ?project=…&variant=…&page=…&editing=… says that one looks, and tells who else does. */
export async function GET(request: Request): Promise<Response> {
  try {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const ctx = contextFor(await resources(), await requestActor(request));
    const { messages } = await followPresence(ctx, query as Parameters<typeof followPresence>[1]);
    return eventStream(streamOf(messages, request));
  } catch (error) {
    return errorResponse(error);
  }
}

const isSignedIn = async (request: Request) => (await requestActor(request)).kind === 'user';

function streamOf(
  messages: (signal: AbortSignal) => AsyncGenerator<PresenceMessage>,
  request: Request,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const ended = new AbortController();
  const source = messages(AbortSignal.any([request.signal, ended.signal, AbortSignal.timeout(longestMs)]));
  return new ReadableStream({
    async pull(controller) {
      const next = await source.next().catch(() => ({ done: true }) as const);
      // Whoever was put out meanwhile hears nothing more.
      if (next.done || !(await isSignedIn(request))) controller.close();
      else controller.enqueue(encoder.encode(`data: ${JSON.stringify(next.value)}\n\n`));
    },
    async cancel() {
      ended.abort();
      await source.return(undefined);
    },
  });
}
