import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type KnownProblem, problemBook, type Task } from './openai-problem-book.ts';
import type { Behaviour, Call } from './openai-protocol.ts';
import { evolved, rephrased } from './openai-rewrites.ts';

/**
 * A model that answers sensibly and always the same: it looks problems up in a list of answers, also where they were
 * rephrased or evolved by itself or have a masked number, and writes the sections that the instructions name.
 *
 *   node test/support/openai-server-process.ts --behave test/support/openai-solver.ts --configure '{"answers":"file.json"}'
 */
export type SolverSettings = {
  /** Problems with answers, or the path of a JSON file of them. */
  answers?: KnownProblem[] | string;
  afterMs?: number;
  /** The answer is wrong for one in so many tasks, always the same ones; 0: never. */
  wrongEvery?: number;
  /** The last section is left out for one in so many tasks. */
  dropSectionEvery?: number;
  /** One in so many calls, by number, ends with this status instead. */
  failEvery?: number;
  failStatus?: number;
  /** First rule whose `when` matches the instructions (all texts of the call, case ignored) gives the reply. */
  rules?: Rule[];
};

/** `reply` may name {{problem}}, {{answer}}, {{solution}}, {{rephrased}}, {{evolved}} and {{stated}}. */
export type Rule = { when: string; reply: string };

let settings: SolverSettings = {};
let book = problemBook([]);

/** Replaces the settings. */
export function configure(value: unknown): { problems: number } {
  settings = (value ?? {}) as SolverSettings;
  const { answers = [] } = settings;
  const known =
    typeof answers === 'string' ? (JSON.parse(readFileSync(answers, 'utf8')) as KnownProblem[]) : answers;
  book = problemBook(known);
  return { problems: known.length };
}

/** Decides about one call. */
export function behave(call: Call): Behaviour {
  const { afterMs, failEvery = 0, failStatus = 500 } = settings;
  if (failEvery > 0 && call.number % failEvery === failEvery - 1) return { status: failStatus, afterMs };
  return { reply: replyTo(call), afterMs };
}

/** What the solver writes. */
export function replyTo(call: Pick<Call, 'messages'>): string {
  const last = call.messages.at(-1)?.content ?? '';
  const task = book.find(last);
  const { wrongEvery = 0, dropSectionEvery = 0, rules = [] } = settings;
  const answer = oneIn(wrongEvery, `wrong ${last}`) ? wrong(task.answer) : task.answer;
  const values = valuesOf({ ...task, answer }, last);
  const all = call.messages.map((one) => one.content).join('\n');
  const rule = rules.find((one) => new RegExp(one.when, 'is').test(all));
  if (rule) return rule.reply.replace(/\{\{(\w+)\}\}/g, (_, name: keyof Values) => values[name] ?? '');
  const system = call.messages.filter((one) => one.role === 'system').map((one) => one.content);
  const markers = markersOf([...system, last].join('\n'), last);
  if (markers.length > 0) {
    const written = oneIn(dropSectionEvery, `drop ${last}`) ? markers.slice(0, -1) : markers;
    return written.map((marker) => `${marker}:\n${sectionText(marker, values)}`).join('\n\n');
  }
  if (/\b(rephras|paraphras|reword)/i.test(all)) return values.rephrased;
  return values.solution;
}

type Values = Record<'problem' | 'answer' | 'solution' | 'rephrased' | 'evolved' | 'stated', string>;

function valuesOf({ problem, answer }: Task, last: string): Values {
  const solution = `We work through the conditions one after another.\nThey lead to one value.\nThe answer is $\\boxed{${answer}}$.`;
  return {
    problem,
    answer,
    solution,
    rephrased: rephrased(problem),
    evolved: evolved({ problem, answer }).problem,
    stated: stated(last),
  };
}

/** A question and its answer, each under its marker, as one statement. */
function stated(message: string): string {
  const [, question = '', answer = ''] = /QUESTION:\n([\s\S]*?)\n\nANSWER:\n([\s\S]*)$/.exec(message) ?? [];
  return `What is asked is known, ${question.replaceAll('?', '').replace(/\s+/g, ' ')} the result is ${answer}.`;
}

/**
 * Markers in capitals with a colon, each at the begin of a line, that the instructions name; not those under which the
 * last message brings its own texts.
 */
function markersOf(text: string, last: string): string[] {
  const marker = /^[ \t>*#\d.)-]*\**([A-Z][A-Z0-9 '-]{2,40}[A-Z0-9])\**:/gm;
  const named = [...new Set([...text.matchAll(marker)].map((match) => match[1]!))];
  const filled = (name: string) => new RegExp(`^\\W*${name}\\W*:\\W*\\s*[^\\s<{[(.…]`, 'm').test(last);
  return named.filter((name) => !filled(name));
}

function sectionText(marker: string, values: Values): string {
  if (/SOLVABLE|SELF|CORRECT|VALID|COMPLETE/.test(marker)) return 'yes';
  if (/DIFFICULTY|LEVEL|SCORE/.test(marker)) return '3';
  if (/REPHRAS|REWORD|PARAPHRAS/.test(marker)) return values.rephrased;
  if (/STATEMENT/.test(marker)) return values.stated;
  if (/SOLUTION/.test(marker)) return values.solution;
  if (/ANSWER/.test(marker)) return `$\\boxed{${values.answer}}$`;
  if (/VERIF|CHECK|REVIEW/.test(marker))
    return 'Every number is given, and the conditions agree with each other.';
  if (/PROBLEM|QUESTION|EVOL|FINAL|REWRIT/.test(marker)) return values.evolved;
  return 'One more condition is added, and the question asks for the result of it.';
}

const oneIn = (every: number, text: string): boolean =>
  every > 0 && createHash('sha256').update(text).digest().readUInt32BE(0) % every === 0;

const wrong = (answer: string): string => (/^-?\d+$/.test(answer) ? String(BigInt(answer) + 1n) : '0');
