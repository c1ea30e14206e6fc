import { createTokenKernel } from '../text/token-kernel.ts';
import { kernelCapacity } from '../text/token-kernel-layout.ts';
import { type Digest, digestPlainly } from './digest.ts';
import { createDigestKernel, type DigestKernel, digestMemory } from './digest-kernel.ts';
import type { HashFilter } from './hash-filter.ts';
import type { Tokens } from './passage.ts';
import { TokenReader } from './token-reader.ts';

/** Reads the tokens of texts and what is looked up of them; both are valid until the next text. */
export class DigestReader {
  readonly #filter: HashFilter;
  readonly #reader: TokenReader;
  readonly #digest: DigestKernel;

  constructor(filter: HashFilter) {
    const memory = digestMemory(filter);
    this.#filter = filter;
    this.#reader = new TokenReader(createTokenKernel(memory));
    this.#digest = createDigestKernel(memory, filter);
  }

  read(text: string): Tokens {
    return this.#reader.read(text);
  }

  /** The digest of the text that was read last. */
  digest(text: string, tokens: Tokens): Digest {
    return text.length > kernelCapacity ? digestPlainly(tokens, this.#filter) : this.#digest(tokens.count);
  }
}
