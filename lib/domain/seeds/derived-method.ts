/** How MetaMathQA (Yu et al. 2023, arXiv:2309.12284) ends its types, and the methods of the studio that they name. */
const metaMathEndings: readonly [RegExp, string][] = [
  [/(?:^|_)ansaug$/, 'answer-augmentation'],
  [/(?:^|_)rephrased$/, 'rephrase'],
  [/(?:^|_)sv$/, 'self-verification'],
  [/(?:^|_)fobar$/, 'fobar'],
];

/** Methods whose variants have the answer of the problem that they were made from. */
const keepAnswer = new Set(['answer-augmentation', 'rephrase']);

/**
 * The method that a dataset's word for it means: one of the studio's own where the word is known, else the word in
 * lower case; null where there is no word. `keepsAnswer` where the answer of the original holds for the variant too.
 */
export function derivedMethod(word: string | null): { method: string | null; keepsAnswer: boolean } {
  const plain = word?.trim().toLowerCase() || null;
  const own = metaMathEndings.find(([ending]) => plain !== null && ending.test(plain))?.[1];
  const method = own ?? plain;
  return { method, keepsAnswer: method !== null && keepAnswer.has(method) };
}
