import { TokenScanner } from './token-scanner.ts';

const scanner = new TokenScanner();

/**
 * How many tokens a problem and its solution have together: words, numbers, TeX commands and operators, as
 * `TokenScanner` reads them. Spaces, `$`, braces, layout and the punctuation of prose are none, and a word is one token
 * however long it is: the count does not depend on a model's vocabulary. A BPE model needs more. Measured with
 * cl100k_base and o200k_base, whose counts differ by less than 1 %: 1.15 times as many on GSM8K train, 1.29 times on
 * the problems of MATH train, 1.44 times on MATH-500 with solutions; of nine rows in ten between 1.06 and 1.94 times.
 * Linear in the length of the texts.
 */
export function countTokens(problem: string, solution: string | null = null): number {
  return scanner.scan(problem) + (solution === null ? 0 : scanner.scan(solution));
}
