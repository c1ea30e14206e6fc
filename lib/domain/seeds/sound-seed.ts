import { hasLoneSurrogate, hasNul } from '#lib/math/text/well-formed.ts';
import {
  type Derivation,
  LONGEST_ANSWER,
  LONGEST_NAME,
  LONGEST_PROBLEM,
  LONGEST_SOLUTION,
  type ParsedRejected,
  type ParsedSeed,
} from './schema.ts';
import { type Subject, subjects } from './subject.ts';

/** The fields of a `ParsedSeed`, not yet looked at. */
export type SeedCandidate = Record<keyof Omit<ParsedSeed, 'derivation' | 'meta' | 'rejected'>, unknown> & {
  meta: Record<string, unknown>;
  derivation?: Derivation;
  rejected?: ParsedRejected;
};

/**
 * Whether `ParsedSeed` would take a candidate as it is. The same verdict as the schema's own, which costs several times
 * as much a row and says what is wrong: ask it about the candidates that are refused here.
 */
export function isSoundSeed(one: SeedCandidate): one is ParsedSeed {
  const { problem, level, subject, derivation, rejected } = one;
  return (
    isText(problem, LONGEST_PROBLEM) &&
    problem.trim() !== '' &&
    isTextOrNull(one.solution, LONGEST_SOLUTION) &&
    isTextOrNull(one.answer, LONGEST_ANSWER) &&
    isTextOrNull(one.originalId, LONGEST_NAME) &&
    (subject === null || known.has(subject as Subject)) &&
    (level === null || (Number.isInteger(level) && (level as number) >= 1 && (level as number) <= 5)) &&
    (derivation === undefined || isSoundDerivation(derivation)) &&
    (rejected === undefined || isSoundRejected(rejected))
  );
}

const known = new Set<Subject>(subjects);

function isSoundDerivation({ derivedFrom, method, source }: Derivation): boolean {
  const named =
    derivedFrom === null ||
    (isText(derivedFrom.problem, LONGEST_PROBLEM) && isTextOrNull(derivedFrom.answer, LONGEST_ANSWER));
  return named && isTextOrNull(method, LONGEST_NAME) && isTextOrNull(source, LONGEST_NAME);
}

const isSoundRejected = ({ solution, answer }: ParsedRejected): boolean =>
  isText(solution, LONGEST_SOLUTION) && solution.trim() !== '' && isTextOrNull(answer, LONGEST_ANSWER);

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest && !hasNul(value) && !hasLoneSurrogate(value);
}

function isTextOrNull(value: unknown, longest: number): value is string | null {
  return value === null || isText(value, longest);
}
