import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const specials = ['<|pad|>', '<|end|>', '<|unknown|>'] as const;
/** A token is a word with the space before it, a digit, a sign, or a line's end: what is joined again is the text. */
const piece = / ?[A-Za-z]+| ?\d|\n| ?[^\sA-Za-z\d]| /g;

/** Of about 1.9 million weights: a step of 16 examples takes a processor core about a fifth of a second. */
const sizes = {
  ...{ hidden_size: 192, intermediate_size: 576, num_hidden_layers: 4 },
  ...{ num_attention_heads: 4, num_key_value_heads: 4, max_position_embeddings: 256 },
};

/**
 * Writes a Llama without weights: its configuration, and a tokenizer of the words in these texts. Digits are tokens of
 * their own, so that numbers that were never seen can be read and written.
 */
export function writeBase(folder: string, texts: Iterable<string>): string {
  const words = new Set<string>();
  for (const text of texts) for (const [word] of text.matchAll(piece)) words.add(word);
  for (let digit = 0; digit < 10; digit++) words.add(String(digit)).add(` ${digit}`);
  const vocabulary = [...specials, ...[...words].sort()];
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown) =>
    writeFileSync(path.join(folder, name), JSON.stringify(value, null, 2));
  write('config.json', {
    ...{ architectures: ['LlamaForCausalLM'], model_type: 'llama', vocab_size: vocabulary.length },
    ...{ hidden_act: 'silu', initializer_range: 0.02, rms_norm_eps: 1e-6, tie_word_embeddings: true },
    ...{ bos_token_id: null, eos_token_id: 1, pad_token_id: 0, dtype: 'float32' },
    ...sizes,
  });
  write('tokenizer.json', {
    ...{ version: '1.0', truncation: null, padding: null, normalizer: null, post_processor: null },
    added_tokens: specials.map((content, id) => ({
      ...{ id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false },
    })),
    pre_tokenizer: {
      ...{ type: 'Split', pattern: { Regex: piece.source }, behavior: 'Isolated', invert: false },
    },
    decoder: { type: 'Fuse' },
    model: {
      ...{ type: 'WordLevel', unk_token: '<|unknown|>' },
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
    },
  });
  write('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizerFast',
    ...{ eos_token: '<|end|>', pad_token: '<|pad|>', unk_token: '<|unknown|>' },
    ...{ clean_up_tokenization_spaces: false, model_max_length: 256 },
  });
  return folder;
}
