import { inDrawing } from '../text/token-classes.ts';
import { createTokenKernel, type TokenKernel } from '../text/token-kernel.ts';
import { kernelCapacity } from '../text/token-kernel-layout.ts';
import { TokenScanner } from '../text/token-scanner.ts';
import type { Tokens } from './passage.ts';

/** Reads texts; one object per thread. What `read` returns is valid until the next `read`. */
export class TokenReader {
  readonly #fast: TokenScanner;
  readonly #plain = new TokenScanner();

  /** The tokens of texts up to `kernelCapacity` lie in the memory of the kernel. */
  constructor(kernel: TokenKernel = createTokenKernel()) {
    this.#fast = new TokenScanner(kernel);
  }

  read(text: string): Tokens {
    if (text.length <= kernelCapacity) {
      this.#fast.scan(text);
      return this.#fast;
    }
    this.#plain.scan(text);
    if (text.includes('[asy]')) dropDrawings(this.#plain);
    return this.#plain;
  }
}

function dropDrawings(scanner: TokenScanner): void {
  const { hashes, kinds, starts, ends, count } = scanner;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if (kinds[i]! >= inDrawing) continue;
    hashes[kept] = hashes[i]!;
    kinds[kept] = kinds[i]!;
    starts[kept] = starts[i]!;
    ends[kept++] = ends[i]!;
  }
  scanner.count = kept;
}
