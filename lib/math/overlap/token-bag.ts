import { tokenKind } from '../text/token-classes.ts';
import type { Passage, Tokens } from './passage.ts';

const size = 1 << 13;

/**
 * Which tokens a text has, in whatever order: says at once of most passages that no alignment can be close enough.
 * Two tokens may share a place, so that it errs to the side of the alignment only.
 */
export class TokenBag {
  readonly #seen = new Int32Array(size);
  #text = 0;
  #isFilled = false;

  /** The next passage is asked about another text. */
  forget(): void {
    this.#isFilled = false;
  }

  #fill({ hashes, count }: Tokens): void {
    this.#isFilled = true;
    this.#text++;
    for (let i = 0; i < count; i++) this.#seen[hashes[i]! & (size - 1)] = this.#text;
  }

  /** At most which share of the passage's weight, and of its tokens when any number may stand for any, is in the text. */
  bounds(
    { hashes, kinds, weights, weight, count }: Passage,
    text: Tokens,
  ): { coverage: number; masked: number } {
    if (!this.#isFilled) this.#fill(text);
    let kept = 0;
    let tokens = 0;
    for (let i = 0; i < count; i++) {
      const isSeen = this.#seen[hashes[i]! & (size - 1)] === this.#text;
      if (isSeen) kept += weights[i]!;
      if (isSeen || kinds[i] === tokenKind.number) tokens++;
    }
    return { coverage: weight > 0 ? kept / weight : 1, masked: tokens / count };
  }
}
