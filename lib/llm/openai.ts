import { createExchange } from '#lib/egress/exchange.ts';
import { toldModelCall } from '#lib/observe/model-calls.ts';
import { createBatches } from './batches.ts';
import { chatBody } from './chat-body.ts';
import { ChatClient } from './chat-client.ts';
import { type ChatReply, type ChatRequest, type Connection, type Llm, LlmError } from './client.ts';
import { embed } from './embeddings.ts';
import { createLanes } from './lanes.ts';
import { readRateLimits } from './rate-limits.ts';
import { readCompletion } from './read-completion.ts';
import { faultError, toLlmError } from './to-llm-error.ts';

/** Chat completions and batches of any OpenAI-compatible endpoint. One per process: it holds connections and lanes. */
export function llmClient(): Llm {
  const lanes = createLanes();
  const exchanges = { open: createExchange(true), guarded: createExchange(false) };
  const exchangeOf = ({ allowPrivateNetwork }: Connection) =>
    allowPrivateNetwork ? exchanges.open : exchanges.guarded;
  const clientOf = remember((connection) => new ChatClient(connection, exchangeOf(connection)));
  const chat = async (request: ChatRequest): Promise<ChatReply> => {
    const { lane } = request;
    if (!lane) return complete(request, clientOf(request));
    return lanes.run(lane.key, lane.concurrency, async () => {
      try {
        return await complete(request, clientOf(request));
      } catch (error) {
        if (error instanceof LlmError && error.retryAfterMs !== null)
          lanes.pause(lane.key, error.retryAfterMs);
        throw error;
      }
    });
  };
  return {
    chat,
    embed: (request) => toldModelCall('embedding', outcomeOf, () => embed(request, clientOf(request))),
    batches: createBatches(exchangeOf),
  };
}

/** Endpoints that a process keeps a client for; the ones that were used longest ago are made anew. */
const mostClients = 64;

function remember(make: (connection: Connection) => ChatClient): (connection: Connection) => ChatClient {
  const known = new Map<string, ChatClient>();
  return (connection) => {
    const { baseUrl, apiKey, allowPrivateNetwork } = connection;
    const name = `${allowPrivateNetwork} ${baseUrl} ${apiKey ?? ''}`;
    const found = known.get(name) ?? make(connection);
    if (!known.has(name)) known.set(name, found);
    if (known.size > mostClients) known.delete(known.keys().next().value ?? '');
    return found;
  };
}

const outcomeOf = (error: unknown) => (error instanceof LlmError ? error.kind : 'error');

const complete = (request: ChatRequest, client: ChatClient) =>
  toldModelCall('chat', outcomeOf, () => askChat(request, client));

async function askChat(request: ChatRequest, client: ChatClient): Promise<ChatReply> {
  try {
    const reply = await client.complete(chatBody(request, request.baseUrl), request);
    const limits = readRateLimits(reply.headers.get);
    const read = readCompletion(await reply.json());
    if ('fault' in read) {
      throw faultError(read.fault.status ?? 502, read.fault, request, { limits, usage: read.usage });
    }
    const requestId = read.answer.requestId ?? reply.headers.get('x-request-id');
    return { ...read.answer, requestId, limits };
  } catch (error) {
    throw toLlmError(error, request);
  }
}
