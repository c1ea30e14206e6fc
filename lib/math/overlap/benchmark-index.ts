import type { Digest } from './digest.ts';
import { DigestReader } from './digest-reader.ts';
import { GramIndex } from './gram-index.ts';
import { type Judgement, judgeStretch, judgeWhole, type Overlap } from './judge-overlap.ts';
import { MultiTable } from './multi-table.ts';
import { OneWordApart } from './one-word-apart.ts';
import { type Passage, preparePassage, skeletonHash, type Tokens } from './passage.ts';
import { TokenBag } from './token-bag.ts';
import { TokenReader } from './token-reader.ts';
import { WordWeights } from './word-weights.ts';

export interface BenchmarkItem {
  id: string;
  problem: string;
  solution?: string;
}

export interface OverlapOptions {
  /** Texts that tell how common words are, beside the benchmark itself and the built-in counts. */
  background?: Iterable<string>;
  /** The least coverage of an overlap by words. Default 0.7. */
  coverage?: number;
  /** The least edit similarity of an overlap by words. Default 0.6. */
  editSimilarity?: number;
}

/** What shared n-grams must cover before the passage is aligned. */
const leastGramCoverage = 0.4;

/** A reworded copy keeps its formulas: the least share of its numbers and signs. */
const leastFormulaCoverage = 0.8;

/** The same problem with other numbers and a word or two changed. */
const leastMaskedSimilarity = 0.92;
const leastMaskedWords = 0.8;

/** What a passage must tell, in nats, to count when it stands inside a longer text: as it is, or reworded. */
const leastInsideWeight = { exact: 20, reworded: 40 } as const;

/** The share of a text that makes the stretch as good as the whole of it. */
const wholeShare = 0.6;

/** The longest stretch of a text that can be close enough to a passage, as a multiple of its length. */
const longestStretch = 1.5;

/** Finds the problems and solutions of benchmarks in other texts. Frozen: another benchmark is another index. */
export class BenchmarkIndex {
  readonly passages: readonly Passage[];
  readonly #options: { coverage: number; editSimilarity: number };
  readonly #reader: DigestReader;
  readonly #skeletons: MultiTable;
  readonly #oneWordApart: OneWordApart;
  readonly #grams: GramIndex;
  readonly #bag = new TokenBag();

  constructor(items: Iterable<BenchmarkItem>, options: OverlapOptions = {}) {
    const { coverage = 0.7, editSimilarity = 0.6, background = [] } = options;
    this.#options = { coverage, editSimilarity };
    const all = [...items];
    const weights = new WordWeights();
    const reader = new TokenReader();
    for (const { problem, solution } of all) {
      weights.count(reader.read(problem));
      if (solution !== undefined) weights.count(reader.read(solution));
    }
    for (const text of background) weights.count(reader.read(text));
    const prepare = (id: string, part: Passage['part'], text: string) =>
      preparePassage(id, part, reader.read(text), (tokens) => weights.weigh(tokens));
    this.passages = all
      .flatMap(({ id, problem, solution }) => [
        prepare(id, 'problem', problem),
        ...(solution === undefined ? [] : [prepare(id, 'solution', solution)]),
      ])
      .filter(({ count }) => count > 0);
    this.#skeletons = new MultiTable(this.passages.map(skeletonHash), [...this.passages.keys()]);
    this.#oneWordApart = new OneWordApart(this.passages);
    this.#grams = new GramIndex(this.passages);
    this.#reader = new DigestReader(this.#grams.trigrams);
  }

  /** The overlaps of a text with the benchmark, the highest score first; each passage once. */
  find(text: string): Overlap[] {
    const tokens = this.#reader.read(text);
    const digest = this.#reader.digest(text, tokens);
    const whole = this.#skeletons.get(digest.skeleton);
    const apart = this.#oneWordApart.find(tokens, digest.wordCount);
    const matches = this.#grams.match(digest, leastGramCoverage);
    if (whole.length + apart.length + matches.length === 0) return [];
    this.#bag.forget();
    const found = new Map<number, Overlap | null>();
    const judge = (number: number, verdict: (passage: Passage) => Overlap | null) => {
      if (!found.get(number)) found.set(number, verdict(this.passages[number]!));
    };
    for (const number of whole) judge(number, (passage) => judgeWhole(passage, tokens));
    for (const number of apart) judge(number, (passage) => judgeReworded(passage, tokens));
    for (const match of matches)
      judge(match.passage, (passage) => this.#judgeMatch(passage, match.begin, tokens, digest));
    const overlaps = [...found.values()].filter((overlap) => overlap !== null);
    return overlaps.sort((one, other) => other.score - one.score);
  }

  #judgeMatch(passage: Passage, begin: number, tokens: Tokens, digest: Digest): Overlap | null {
    const isInside = passage.count * longestStretch < wholeShare * tokens.count;
    if (isInside && passage.weight < leastInsideWeight.exact) return null;
    const bounds = this.#bag.bounds(passage, tokens);
    if (bounds.coverage < this.#options.coverage && bounds.masked < leastMaskedSimilarity) return null;
    const { words } = passage;
    const slack = Math.ceil(words.length / 4) + 4;
    const tokenAt = (word: number) =>
      word < digest.wordCount ? digest.wordTokens[Math.max(0, word)]! : tokens.count;
    const from = begin <= slack ? 0 : tokenAt(begin - slack);
    const judged = judgeStretch(passage, tokens, from, tokenAt(begin + words.length + slack));
    const { overlap, alignment } = judged;
    const isWhole = alignment.to - alignment.from >= wholeShare * tokens.count;
    const least = overlap.method === 'exact' ? leastInsideWeight.exact : leastInsideWeight.reworded;
    if (!isWhole && overlap.coverage * passage.weight < least) return null;
    if (this.#isReworded(judged)) return overlap;
    return isRenumbered(judged) ? { ...overlap, method: 'numbers' } : null;
  }

  #isReworded({ overlap, formulaCoverage }: Judgement): boolean {
    const { coverage, editSimilarity } = this.#options;
    const isClose = overlap.coverage >= coverage && overlap.editSimilarity >= editSimilarity;
    return isClose && formulaCoverage >= leastFormulaCoverage;
  }
}

function isRenumbered({ maskedSimilarity, wordCoverage }: Judgement): boolean {
  return maskedSimilarity >= leastMaskedSimilarity && wordCoverage >= leastMaskedWords;
}

/** A text that is a passage but for one word. */
function judgeReworded(passage: Passage, tokens: Tokens): Overlap | null {
  if (Math.abs(tokens.count - passage.count) > 1) return null;
  const { overlap, alignment } = judgeStretch(passage, tokens, 0, tokens.count);
  return alignment.distance <= 2 ? overlap : null;
}

/** An index of a benchmark's problems and, where given, solutions. About 2 ms an item. */
export function createBenchmarkIndex(
  items: Iterable<BenchmarkItem>,
  options?: OverlapOptions,
): BenchmarkIndex {
  return new BenchmarkIndex(items, options);
}
