import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '#lib/math/random.ts';

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

/** The same with weights, drawn from a seed: for trainers that start from nothing else. */
export function writeTinyWeights(folder: string): string {
  writeTinyModel(folder);
  const { hidden_size: hidden, intermediate_size: middle, num_attention_heads: heads } = sizes;
  const keys = (hidden / heads) * sizes.num_key_value_heads;
  const layer = (at: number): [string, number[]][] => [
    [`model.layers.${at}.self_attn.q_proj.weight`, [hidden, hidden]],
    [`model.layers.${at}.self_attn.k_proj.weight`, [keys, hidden]],
    [`model.layers.${at}.self_attn.v_proj.weight`, [keys, hidden]],
    [`model.layers.${at}.self_attn.o_proj.weight`, [hidden, hidden]],
    [`model.layers.${at}.mlp.gate_proj.weight`, [middle, hidden]],
    [`model.layers.${at}.mlp.up_proj.weight`, [middle, hidden]],
    [`model.layers.${at}.mlp.down_proj.weight`, [hidden, middle]],
    [`model.layers.${at}.input_layernorm.weight`, [hidden]],
    [`model.layers.${at}.post_attention_layernorm.weight`, [hidden]],
  ];
  const shapes: [string, number[]][] = [
    ['model.embed_tokens.weight', [vocabulary, hidden]],
    ...Array.from({ length: sizes.num_hidden_layers }, (_, at) => layer(at)).flat(),
    ['model.norm.weight', [hidden]],
    ['lm_head.weight', [vocabulary, hidden]],
  ];
  writeFileSync(path.join(folder, 'model.safetensors'), safetensors(shapes));
  return folder;
}

/** A file of 32-bit tensors: the length of a header, the header as JSON, the numbers. Vectors scale, and begin with 1. */
function safetensors(shapes: readonly [string, number[]][]): Buffer {
  const random = seededRandom('tiny');
  let end = 0;
  const parts = shapes.map(([name, shape]) => {
    const count = shape.reduce((product, one) => product * one, 1);
    const values = Float32Array.from({ length: count }, () =>
      shape.length === 1 ? 1 : (random() - 0.5) * 0.07,
    );
    const begin = end;
    end += values.byteLength;
    return {
      name,
      bytes: Buffer.from(values.buffer),
      entry: { dtype: 'F32', shape, data_offsets: [begin, end] },
    };
  });
  const entries = Object.fromEntries(parts.map(({ name, entry }) => [name, entry]));
  const header = Buffer.from(JSON.stringify({ __metadata__: { format: 'pt' }, ...entries }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, ...parts.map(({ bytes }) => bytes)]);
}
