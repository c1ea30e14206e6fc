import { Tokenizer as FileTokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { invalid } from '#lib/domain/errors.ts';

/** "cl100k_base" is bundled; "project" is the tokenizer.json that somebody gave to the project. */
export const TokenizerRef = z
  .enum(['cl100k_base', 'project'])
  .default('cl100k_base')
  .describe('The bundled byte-pair vocabulary, or the tokenizer.json of the project');
export type TokenizerRef = z.infer<typeof TokenizerRef>;

export type Tokenizer = { title: string; count: (text: string) => number };

/** The vocabulary of GPT-4, from which those of Llama 3 and Qwen were made. Special tokens are text like any other. */
export async function bundledTokenizer(): Promise<Tokenizer> {
  const { countTokens } = await import('gpt-tokenizer/encoding/cl100k_base');
  const options = { disallowedSpecial: new Set<string>() };
  return { title: 'cl100k_base', count: (text) => countTokens(text, options) };
}

const Model = z.object({ model: z.object({ type: z.string() }) });
/** The library takes what it does not know for byte pairs. */
const models = ['BPE', 'WordPiece', 'Unigram'];

/** The tokenizer that a tokenizer.json describes. Throws INVALID, in words, for a file that is none. */
export function tokenizerOfFile(title: string, text: string): Tokenizer {
  const parsed = parse(text);
  const type = Model.safeParse(parsed).data?.model.type;
  if (type !== undefined && !models.includes(type)) {
    throw invalid(`This tokenizer.json cannot be used: its model is ${type}, not ${models.join(', ')}.`);
  }
  try {
    const tokenizer = new FileTokenizer(parsed, {});
    const count = (line: string) => tokenizer.encode(line, { add_special_tokens: false }).ids.length;
    if (count('1 + 1 = 2') > 0) return { title, count };
  } catch (error) {
    throw invalid(`This tokenizer.json cannot be used: ${error instanceof Error ? error.message : error}.`);
  }
  throw invalid('This tokenizer.json makes no token of "1 + 1 = 2".');
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw invalid('The file is not JSON. Give the tokenizer.json of a model, as the Hugging Face Hub has it.');
}
