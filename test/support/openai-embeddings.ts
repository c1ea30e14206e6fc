import type { ServerResponse } from 'node:http';
import { send } from './openai-answer.ts';

const dimension = 64;

/** Words that this model takes for the same. */
const synonyms: Record<string, string> = {
  lorry: 'truck',
  lorries: 'truck',
  trucks: 'truck',
  crossing: 'trip',
};

/** The counts of a text's words, hashed: texts of the same words are near, whatever their order. */
function vectorOf(text: string): number[] {
  const vector = Array<number>(dimension).fill(0);
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const meant = synonyms[word] ?? word;
    let hash = 7;
    for (const char of meant) hash = (hash * 31 + char.charCodeAt(0)) % 1_000_003;
    vector[hash % dimension]! += 1;
  }
  return vector;
}

/** Answers /v1/embeddings as OpenAI does, the vectors in another order than the texts. */
export function embeddings(response: ServerResponse, body: Buffer): void {
  const { model, input } = JSON.parse(body.toString('utf8')) as { model: string; input: string | string[] };
  const texts = [input].flat();
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
  const tokens = texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  send(response, 200, { object: 'list', model, data: data.reverse(), usage });
}
