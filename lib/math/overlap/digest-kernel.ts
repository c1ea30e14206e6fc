import { tokenKind } from '../text/token-classes.ts';
import { finishHash } from '../text/token-hash.ts';
import { kernelCapacity, tokenArrays, tokenKernelPages } from '../text/token-kernel-layout.ts';
import { assemble, type KernelSource } from '../wasm-assembler.ts';
import { get, set, unfold } from '../wasm-text.ts';
import type { Digest } from './digest.ts';
import type { HashFilter } from './hash-filter.ts';
import { maskedNumber, skeletonMultiplier } from './passage.ts';

const PAGE = 65_536;
const begin = PAGE * tokenKernelPages;

/** Where things lie behind the token kernel's, in bytes. */
const at = {
  skeleton: begin,
  wordCount: begin + 4,
  candidateCount: begin + 8,
  words: begin + 64,
  wordTokens: begin + 64 + 4 * kernelCapacity,
  trigrams: begin + 64 + 8 * kernelCapacity,
  candidates: begin + 64 + 12 * kernelCapacity,
  filter: begin + 64 + 20 * kernelCapacity + 64,
} as const;

const add = (name: string, value: string) => set(name, `(i32.add ${get(name)} ${value})`);
const four = (name: string) => `(i32.shl ${get(name)} (i32.const 2))`;

/** The skeleton of the tokens, and the words among them. */
const readTokens = `
  ${set('skeleton', get('count'))}
  ${set('i', '(i32.const 0)')}
  (block $none
    (br_if $none (i32.eqz ${get('count')}))
    (loop $tokens
      ${set('hash', `(i32.load offset=${tokenArrays.hashes} ${four('i')})`)}
      ${set('kind', `(i32.load8_u offset=${tokenArrays.kinds} ${get('i')})`)}
      ${set(
        'skeleton',
        `(i32.mul
          (i32.xor (i32.xor (i32.shl ${get('skeleton')} (i32.const 5)) (i32.shr_u ${get('skeleton')} (i32.const 27)))
            (select (i32.const ${maskedNumber}) ${get('hash')}
              (i32.eq ${get('kind')} (i32.const ${tokenKind.number}))))
          (i32.const ${skeletonMultiplier}))`,
      )}
      ${set('place', four('words'))}
      (i32.store offset=${at.words} ${get('place')} ${get('hash')})
      (i32.store offset=${at.wordTokens} ${get('place')} ${get('i')})
      ${add('words', `(i32.lt_u ${get('kind')} (i32.const ${tokenKind.number + 1}))`)}
      ${add('i', '(i32.const 1)')}
      (br_if $tokens (i32.lt_u ${get('i')} ${get('count')}))))`;

/** Runs of three words that the filter knows, and those at the end of three in a row that lie in longer n-grams. */
const readTrigrams = `
  ${set('i', '(i32.const 0)')}
  (block $none
    (br_if $none (i32.lt_u ${get('words')} (i32.const 3)))
    ${set('last', `(i32.shl (i32.sub ${get('words')} (i32.const 2)) (i32.const 2))`)}
    (loop $trigrams
      ${set(
        'hash',
        `(i32.xor
          (i32.xor
            (i32.mul (i32.load offset=${at.words} ${get('i')}) (i32.const 0x85ebca6b))
            (i32.mul (i32.load offset=${at.words + 4} ${get('i')}) (i32.const 0x9e3779b1)))
          (i32.load offset=${at.words + 8} ${get('i')}))`,
      )}
      ${set('hash', `(i32.mul (i32.xor ${get('hash')} (i32.shr_u ${get('hash')} (i32.const 15))) (i32.const 0x85ebca6b))`)}
      ${set('hash', `(i32.xor ${get('hash')} (i32.shr_u ${get('hash')} (i32.const 13)))`)}
      (i32.store offset=${at.trigrams} ${get('i')} ${get('hash')})
      ${set(
        'mark',
        `(i32.and (i32.const 3) (i32.shr_u
          (i32.load offset=${at.filter} (i32.shl
            (i32.and (i32.shr_u ${get('hash')} (i32.const 4)) ${get('mask')}) (i32.const 2)))
          (i32.shl (i32.and ${get('hash')} (i32.const 15)) (i32.const 1))))`,
      )}
      ${set(
        'run',
        `(i32.mul (i32.add ${get('run')} (i32.const 1)) (i32.shr_u ${get('mark')} (i32.const 1)))`,
      )}
      ${set('place', `(i32.shl ${get('found')} (i32.const 3))`)}
      (i32.store offset=${at.candidates} ${get('place')} (i32.shr_u ${get('i')} (i32.const 2)))
      (i32.store offset=${at.candidates + 4} ${get('place')}
        (i32.or (i32.shl ${get('run')} (i32.const 1)) (i32.and ${get('mark')} (i32.const 1))))
      ${add(
        'found',
        `(i32.or (i32.and ${get('mark')} (i32.const 1)) (i32.gt_u ${get('run')} (i32.const 2)))`,
      )}
      ${add('i', '(i32.const 4)')}
      (br_if $trigrams (i32.lt_u ${get('i')} ${get('last')}))))`;

export const digestKernelSource: KernelSource = {
  params: ['count', 'mask'],
  locals: 'i hash kind skeleton words place last mark run found'
    .split(' ')
    .map((name) => ({ name, type: 'i32' as const })),
  memoryPages: 0,
  code: unfold(`
    ${readTokens}
    ${readTrigrams}
    (i32.store offset=${at.skeleton} (i32.const 0) ${get('skeleton')})
    (i32.store offset=${at.wordCount} (i32.const 0) ${get('words')})
    (i32.store offset=${at.candidateCount} (i32.const 0) ${get('found')})`),
};

let compiled: WebAssembly.Module | undefined;

/** A memory with room for the token kernel, this kernel and a filter of trigrams. */
export function digestMemory(filter: HashFilter): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: Math.ceil((at.filter + filter.words.byteLength) / PAGE) });
}

/** Digests the first `count` tokens in a memory in which the token kernel writes them. */
export type DigestKernel = (count: number) => Digest;

export function createDigestKernel(memory: WebAssembly.Memory, filter: HashFilter): DigestKernel {
  compiled ??= new WebAssembly.Module(assemble(digestKernelSource));
  const { exports } = new WebAssembly.Instance(compiled, { kernel: { memory } });
  const run = exports.run as (count: number, mask: number) => void;
  const array = (from: number, length: number) => new Int32Array(memory.buffer, from, length);
  const mask = filter.words.length - 1;
  array(at.filter, filter.words.length).set(filter.words);
  const state = array(at.skeleton, 3);
  const digest = {
    skeleton: 0,
    wordCount: 0,
    candidateCount: 0,
    words: array(at.words, kernelCapacity),
    wordTokens: array(at.wordTokens, kernelCapacity),
    trigrams: array(at.trigrams, kernelCapacity),
    candidates: array(at.candidates, 2 * kernelCapacity),
  };
  return (count) => {
    run(count, mask);
    digest.skeleton = finishHash(state[0]!);
    digest.wordCount = state[1]!;
    digest.candidateCount = state[2]!;
    return digest;
  };
}
