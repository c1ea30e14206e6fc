import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Byte-level BPE writes each byte as a letter that can be seen: Radford et al. 2019, bytes_to_unicode of GPT-2. */
function byteLetters(): string[] {
  const seen = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(seen(byte) ? byte : next++));
}

const specials = ['<|pad|>', '<|end|>', '<|user|>', '<|assistant|>', '<|system|>'];

const chatTemplate =
  "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}" +
  "{% if message['role'] == 'assistant' %}<|end|>{% endif %}{% endfor %}" +
  '{% if add_generation_prompt %}<|assistant|>{% endif %}';

const vocabulary = 256 + specials.length;

/** A tokenizer of single bytes with the special tokens of a chat. */
function tokenizer() {
  const letters = byteLetters();
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specials.map((content, index) => ({
      ...{ id: 256 + index, content, special: true },
      ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
    })),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      ...{ type: 'BPE', dropout: null, unk_token: null, fuse_unk: false, byte_fallback: false },
      ...{ continuing_subword_prefix: null, end_of_word_suffix: null, merges: [] },
      vocab: Object.fromEntries([...letters, ...specials].map((letter, id) => [letter, id])),
    },
  };
}

/** Sizes of a Llama: few enough that a step takes milliseconds. */
const sizes = {
  ...{ hidden_size: 32, intermediate_size: 64, num_hidden_layers: 2 },
  ...{ num_attention_heads: 4, num_key_value_heads: 2, max_position_embeddings: 512 },
};

/** Writes a Llama of about 35,000 weights as a base without weights: configuration, tokenizer, chat template. */
export function writeTinyModel(folder: string, changes: Partial<typeof sizes> = {}): string {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown) =>
    writeFileSync(path.join(folder, name), JSON.stringify(value, null, 2));
  write('config.json', {
    ...{ architectures: ['LlamaForCausalLM'], model_type: 'llama', vocab_size: vocabulary },
    ...{ hidden_act: 'silu', initializer_range: 0.02, rms_norm_eps: 1e-6, tie_word_embeddings: false },
    ...{ bos_token_id: null, eos_token_id: 257, pad_token_id: 256, dtype: 'float32' },
    ...sizes,
    ...changes,
  });
  write('tokenizer.json', tokenizer());
  write('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizerFast',
    ...{ eos_token: '<|end|>', pad_token: '<|pad|>', clean_up_tokenization_spaces: false },
    ...{ model_max_length: 512, chat_template: chatTemplate },
  });
  return folder;
}
