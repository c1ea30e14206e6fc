import { setTimeout } from 'node:timers/promises';
import { precondition } from '#lib/domain/errors.ts';
import { type EmbeddingRequest, LlmError } from '#lib/llm/client.ts';
import { openKey } from '#lib/llm/seal-key.ts';
import type { Ctx } from '../context.ts';
import { mayReachPrivately } from '../settings/private-reach.ts';

/** Unit vectors of texts, in their order. */
export type EmbedTexts = (texts: readonly string[]) => Promise<Float32Array[]>;

/** Texts of one call, and their characters: providers take 2,048 texts, and 300,000 tokens together. */
const mostTexts = 64;
const mostCharacters = 100_000;
/** Longer ones are cut: a problem that long is told by its beginning. */
const longestText = 8000;
/** Waits before a call that failed is made again. */
const waitsMs = [1000, 3000, 10_000, 30_000];

/** The embeddings of a project's endpoint: in batches, as many at a time as it takes, tried again where that helps. */
export async function embedderOf(ctx: Ctx, projectId: string, endpointId: string): Promise<EmbedTexts> {
  const found = await ctx.db.modelEndpoint.findFirst({ where: { id: endpointId, projectId } });
  if (!found) throw precondition('The embeddings endpoint was deleted. Choose another one in the settings.');
  const { host } = new URL(found.baseUrl);
  const connection = {
    baseUrl: found.baseUrl,
    apiKey: found.encryptedKey === null ? null : openKey(found.encryptedKey, host, ctx.encryptionKey),
    model: found.model,
    timeoutMs: found.timeoutSeconds * 1000,
    allowPrivateNetwork: await mayReachPrivately(ctx.db, found.baseUrl),
  };
  return async (texts) => {
    const groups = groupsOf(texts.map((text) => text.slice(0, longestText)));
    const vectors: Float32Array[][] = Array.from({ length: groups.length });
    let next = 0;
    const work = async () => {
      for (let at = next++; at < groups.length; at = next++) {
        vectors[at] = await patiently(ctx, { ...connection, inputs: groups[at]! });
      }
    };
    await Promise.all(Array.from({ length: Math.min(found.concurrency, groups.length) }, work));
    return vectors.flat();
  };
}

function groupsOf(texts: readonly string[]): string[][] {
  const groups: string[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const text of texts) {
    characters += text.length;
    if (characters > mostCharacters || groups.at(-1)!.length >= mostTexts) {
      groups.push([]);
      characters = text.length;
    }
    groups.at(-1)!.push(text);
  }
  return groups;
}

async function patiently(ctx: Ctx, request: EmbeddingRequest): Promise<Float32Array[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      const { vectors } = await ctx.llm.embed(request);
      return vectors.map(unit);
    } catch (error) {
      if (!(error instanceof LlmError)) throw error;
      const wait = waitsMs[attempt];
      if (!error.retryable || wait === undefined) {
        throw precondition(`The embeddings endpoint did not answer. ${error.message}`);
      }
      await setTimeout(Math.max(wait, error.retryAfterMs ?? 0));
    }
  }
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
