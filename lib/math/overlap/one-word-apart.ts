import { tokenKind } from '../text/token-classes.ts';
import { finishHash } from '../text/token-hash.ts';
import { HashFilter } from './hash-filter.ts';
import { MultiTable } from './multi-table.ts';
import type { Passage, Tokens } from './passage.ts';

/** In fewer tokens a word is everything; with more words there are n-grams enough. */
const fewest = 3;
const most = 40;
const mostWords = 12;
const BASE = 0x01000193;

const none: readonly number[] = [];
const before = new Int32Array(most + 2);
const found = new Int32Array(most + 2);

/** Writes the hash of a text's tokens and the hashes of the same with one word left out; returns how many they are. */
function writeVariants({ hashes, kinds, count }: Tokens): number {
  let size = 0;
  for (let i = 0; i < count; i++) before[i + 1] = (Math.imul(before[i]!, BASE) + hashes[i]!) | 0;
  found[size++] = finishHash(before[count]! ^ count);
  let behind = 0;
  let power = 1;
  for (let i = count - 1; i >= 0; i--) {
    if (kinds[i] === tokenKind.word) {
      found[size++] = finishHash((Math.imul(before[i]!, power) + behind) ^ (count - 1));
    }
    behind = (behind + Math.imul(hashes[i]!, power)) | 0;
    power = Math.imul(power, BASE);
  }
  return size;
}

/**
 * Finds the short passages that differ from a text in one word, replaced, left out or put in: in so few words no run
 * may be left that says enough. Each text is looked up with each of its words left out (Mor & Fraenkel, 1982).
 */
export class OneWordApart {
  readonly #table: MultiTable;
  readonly #filter: HashFilter;

  constructor(passages: readonly Passage[]) {
    const keys: number[] = [];
    const values: number[] = [];
    for (const [p, passage] of passages.entries()) {
      if (passage.count < fewest || passage.count > most || passage.words.length > mostWords) continue;
      const size = writeVariants(passage);
      for (const key of new Set(found.subarray(0, size))) {
        keys.push(key);
        values.push(p);
      }
    }
    this.#table = new MultiTable(keys, values);
    this.#filter = new HashFilter(this.#table.keys(), [], this.#table.size);
  }

  /** The numbers of the passages that are at most about one word apart from a text with so many words. */
  find(tokens: Tokens, wordCount: number): readonly number[] {
    const { count } = tokens;
    if (wordCount > mostWords + 1 || count < fewest - 1 || count > most + 1) return none;
    const size = writeVariants(tokens);
    let passages = none;
    for (let v = 0; v < size; v++) {
      if (this.#filter.look(found[v]!) !== 0) passages = [...passages, ...this.#table.get(found[v]!)];
    }
    return passages;
  }
}
