import type { ChatClient } from './chat-client.ts';
import { type EmbeddingReply, type EmbeddingRequest, LlmError } from './client.ts';
import { readRateLimits } from './rate-limits.ts';
import { toLlmError } from './to-llm-error.ts';

/** The vectors of texts through `/embeddings`, in the order of the texts. What is no vector for each is an LlmError. */
export async function embed(request: EmbeddingRequest, client: ChatClient): Promise<EmbeddingReply> {
  const { model, inputs } = request;
  try {
    const body = { model, input: inputs, encoding_format: 'float' };
    const reply = await client.embed(body, request);
    const limits = readRateLimits(reply.headers.get);
    const { data, usage } = ((await reply.json()) ?? {}) as Body;
    const vectors: Float32Array[] = Array.from({ length: inputs.length });
    for (const [at, one] of (Array.isArray(data) ? data : []).entries()) {
      const vector = Array.isArray(one.embedding) ? Float32Array.from(one.embedding) : null;
      if (vector && vector.length > 0 && vector.every(Number.isFinite)) vectors[one.index ?? at] = vector;
    }
    const dimension = vectors[0]?.length ?? Number.NaN;
    if (vectors.length > inputs.length || inputs.some((_, at) => vectors[at]?.length !== dimension)) {
      throw new LlmError('server', 'The reply holds no vector for each text.', { sent: true, status: 200 });
    }
    return { vectors, promptTokens: usage?.prompt_tokens ?? 0, limits };
  } catch (error) {
    throw toLlmError(error, request);
  }
}

type Body = {
  data?: { index?: number; embedding?: number[] }[];
  usage?: { prompt_tokens?: number };
};
