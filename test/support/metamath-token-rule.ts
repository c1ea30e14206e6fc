// MetaMath's rule for backward questions (Yu et al. 2023, arXiv 2309.12284), written from its description, to compare
// with: whole tokens between spaces that hold a digit and none of the excluded signs.

const EXCLUDED = /[A-Za-z:()\-*+"%]/;
const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve half'.split(' '),
);

/** How many tokens of a problem the rule takes for numbers; with `words`, number words too, as for GSM8K. */
export function metaMathTokens(problem: string, { words }: { words: boolean }): number {
  return problem.split(' ').filter((token) => {
    if (/\d/.test(token) && !EXCLUDED.test(token)) return true;
    return words && NUMBER_WORDS.has(token.toLowerCase().replace(/[,.?!]+$/, ''));
  }).length;
}
