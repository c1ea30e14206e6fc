import { hasLoneSurrogate, hasNul } from '#lib/math/text/well-formed.ts';
import { RejectedFrom } from '../versions/preference/source.ts';
import type { Cell, DraftDerivation, DraftRejected, Row, SeedDraft } from './formats/format.ts';
import type { Derivation, ImportProblem, ParsedRejected } from './schema.ts';
import { LONGEST_ANSWER, LONGEST_NAME, LONGEST_PROBLEM, ParsedSeed } from './schema.ts';
import { isSoundSeed, type SeedCandidate } from './sound-seed.ts';
import { parseLevel, parseSubject } from './subject.ts';

const LONGEST_META = 4_000;

type Field = 'rejected' | 'problem' | 'solution' | 'answer' | 'subject' | 'level' | 'originalId';

/** Checks what a format made of a row; columns that are no field of a seed are kept in `meta`. */
export function finishDraft(
  row: Row,
  draft: SeedDraft,
  line: number,
): { seed: ParsedSeed } | { problems: ImportProblem[] } {
  if (draft.fault) {
    const { column, message } = draft.fault;
    return { problems: [{ line, field: column, message: `"${column}" ${message}.` }] };
  }
  const { meta, problems } = restOf(row, draft, line);
  const candidate: SeedCandidate = {
    problem: trimmed(draft.problem.value),
    solution: blankToNull(trimmed(draft.solution?.value)),
    answer: blankToNull(trimmed(numberToText(draft.answer?.value))),
    subject: subjectOf(draft.subject),
    level: levelOf(draft.level),
    originalId: blankToNull(numberToText(draft.originalId?.value)),
    meta,
  };
  if (draft.derivation) candidate.derivation = derivationOf(draft.derivation);
  if (draft.rejected) candidate.rejected = rejectedOf(draft.rejected);
  const sound = isSoundSeed(candidate);
  if (sound && problems.length === 0) return { seed: candidate };
  const issues = sound ? [] : (ParsedSeed.safeParse(candidate).error?.issues ?? []);
  for (const issue of issues) {
    const field = issue.path[0] as Field;
    const column = (field === 'rejected' ? draft.rejected?.solution : draft[field])?.column ?? field;
    problems.push({
      line,
      field: column,
      message: `"${column}" ${missing(field === 'rejected' ? draft.rejected?.solution : draft[field], issue.message)}.`,
    });
  }
  return { problems };
}

/** The making of a synthetic row; what is not a text of usable length is left out, and stays in `meta`. */
function derivationOf({ derivedFrom, method, source }: DraftDerivation): Derivation {
  const problem = usableText(derivedFrom?.problem, LONGEST_PROBLEM);
  const answer = usableText(derivedFrom?.answer, LONGEST_ANSWER);
  return {
    derivedFrom: problem === null ? null : { problem, answer },
    method: usableText(method, LONGEST_NAME),
    source: usableText(source, LONGEST_NAME),
  };
}

/** The worse side of a pair. A text of another kind than text is refused by the schema. */
function rejectedOf({ solution, answer, from }: DraftRejected): ParsedRejected {
  const source = RejectedFrom.safeParse(from?.value);
  return {
    solution: trimmed(solution.value) as string,
    answer: blankToNull(trimmed(numberToText(answer?.value))) as string | null,
    from: source.success ? source.data : null,
  };
}

function usableText(cell: Cell | undefined, longest: number): string | null {
  const value = trimmed(numberToText(cell?.value));
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : null;
}

function missing(cell: Cell | undefined, message: string): string {
  return cell?.value === undefined ? 'is missing' : message;
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);
const numberToText = (value: unknown) => (typeof value === 'number' ? String(value) : value);
const blankToNull = (value: unknown) => (value === undefined || value === '' ? null : value);

function subjectOf(cell: Cell | undefined) {
  return typeof cell?.value === 'string' ? parseSubject(cell.value) : null;
}

function levelOf(cell: Cell | undefined) {
  return parseLevel(cell?.value);
}

/** The other columns; a subject or level that is not understood stays there as written. `answerRule` says how an answer was derived. */
function restOf(row: Row, draft: SeedDraft, line: number) {
  const used = new Set<string | null>(draft.repeats);
  for (const field of ['problem', 'solution', 'answer', 'originalId'] as const)
    used.add(draft[field]?.column ?? null);
  if (subjectOf(draft.subject)) used.add(draft.subject?.column ?? null);
  if (levelOf(draft.level)) used.add(draft.level?.column ?? null);
  const meta: Record<string, unknown> = { ...draft.facts };
  if (draft.answer?.rule) meta.answerRule = draft.answer.rule;
  const omitted: string[] = [];
  const problems: ImportProblem[] = [];
  for (const [column, value] of Object.entries(row)) {
    if (used.has(column) || value === null || value === undefined || column === '__proto__') continue;
    const fault = faultOf(column, value);
    if (fault) problems.push({ line, field: column, message: `"${column}" ${fault}.` });
    else if (isTooLong(value)) omitted.push(column);
    else meta[column] = value;
  }
  if (omitted.length > 0) meta.omitted = omitted;
  return { meta, problems };
}

/** A text of a sixth of the length is short enough, however many of its characters JSON has to escape. */
function isTooLong(value: unknown): boolean {
  if (typeof value === 'string' && value.length < LONGEST_META / 6 - 1) return false;
  return (
    typeof value !== 'number' && typeof value !== 'boolean' && JSON.stringify(value).length > LONGEST_META
  );
}

function faultOf(column: string, value: unknown): string | null {
  let fault: string | null = null;
  const look = (text: string) => {
    if (hasNul(text)) fault = 'holds a NUL character';
    else if (hasLoneSurrogate(text)) fault = 'holds half of a surrogate pair';
  };
  look(column);
  if (typeof value === 'string') look(value);
  else if (typeof value === 'object') {
    JSON.stringify(value, (key, member: unknown) => {
      look(key);
      if (typeof member === 'string') look(member);
      return member;
    });
  }
  return fault;
}
