/** The seven subjects of the MATH benchmark (Hendrycks et al. 2021, arXiv:2103.03874), spelled as it spells them. */
export const subjects = [
  'Algebra',
  'Counting & Probability',
  'Geometry',
  'Intermediate Algebra',
  'Number Theory',
  'Prealgebra',
  'Precalculus',
] as const;

export type Subject = (typeof subjects)[number];

const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z]/g, '');

const subjectByLetters = new Map<string, Subject>(subjects.map((subject) => [lettersOf(subject), subject]));

/** As the benchmark spells them, which most files do: found without looking at letters. */
const spelled = new Map<string, Subject>(subjects.map((subject) => [subject, subject]));

/**
 * The subject that a dataset's spelling means, such as `counting_and_probability`, `prealgebra` or
 * `Number Theory`; only the letters count, `&` reads as "and". Null when it is none of the seven.
 */
export function parseSubject(text: string): Subject | null {
  return spelled.get(text) ?? subjectByLetters.get(lettersOf(text)) ?? null;
}

/**
 * The MATH difficulty level, 1 (easy) to 5 (competition-hard), written as `"Level 3"`, `"3"` or `3`.
 * Null for anything else, such as MATH's own `"Level ?"`.
 */
export function parseLevel(value: unknown): number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const match = /^\s*(?:level\s*)?([1-5])\s*$/i.exec(String(value));
  return match ? Number(match[1]) : null;
}
