import type { RunEvent, StepEvent } from '../events.ts';

/** What was read of a log, and the beginning of a line that is not written to its end yet. */
export type ReadLog = { events: RunEvent[]; rest: string };

/**
 * How the log of one trainer is read. `lines` are read as they come, a `whole` file is read anew when it changes: where it
 * is not there yet, the file of this name in the newest checkpoint beside it.
 */
export type LogReader = {
  id: string;
  title: string;
  /** Where the trainer writes it, from the run's folder. */
  file: string;
  mode: 'lines' | 'whole';
  read: (text: string) => ReadLog;
};

/** A JSON object, or null for all else: half a line that a killed process left is no error. */
export function objectIn(text: string): Record<string, unknown> | null {
  // Python writes NaN and Infinity, which JSON does not know.
  const value = parsed(text) ?? parsed(text.replace(/(:\s*)(?:NaN|-?Infinity)\b/g, '$1null'));
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The events of a text's whole lines, and its last line where nothing ends it. */
export function eventsOfLines(
  text: string,
  eventsOf: (line: Record<string, unknown>) => RunEvent[],
): ReadLog {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const events = lines.flatMap((line) => {
    const value = objectIn(line);
    return value === null ? [] : eventsOf(value);
  });
  return { events, rest };
}

/** The first of these fields that holds a finite number; numbers in strings count. */
export function numberOf(line: Record<string, unknown>, ...names: string[]): number | null {
  for (const name of names) {
    const value = line[name];
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
  }
  return null;
}

/** A count, where one of these fields holds a whole number of 0 or more. */
export function countOf(line: Record<string, unknown>, ...names: string[]): number | null {
  const found = numberOf(line, ...names);
  return found !== null && Number.isInteger(found) && found >= 0 ? found : null;
}

/** When no line says it: the beginning of time, which charts over steps do not need. */
export const unknownTime = new Date(0).toISOString();

/** When a line was written: ISO text or seconds since 1970. */
export function timeOf(line: Record<string, unknown>, ...names: string[]): string {
  for (const name of names) {
    const value = line[name];
    const date =
      typeof value === 'number' ? new Date(value * 1000) : typeof value === 'string' ? new Date(value) : null;
    if (date !== null && !Number.isNaN(date.getTime())) return date.toISOString();
  }
  return unknownTime;
}

/** A step event with all that is not said left open. */
export const stepEvent = (
  known: Pick<StepEvent, 'step'> & Partial<Omit<StepEvent, 'event' | 'step'>>,
): StepEvent => ({
  event: 'step',
  at: unknownTime,
  ...{ epoch: null, loss: null, learningRate: null, gradNorm: null },
  ...{ tokens: null, tokensPerSecond: null, memoryBytes: null },
  ...known,
});

/** A start event of which only the number of steps is known. */
export const startEvent = (totalSteps: number): RunEvent => ({
  event: 'start',
  at: unknownTime,
  totalSteps,
  ...{ protocol: null, tag: null, resumedFrom: null, examples: null, truncated: null, dropped: null },
  ...{ device: null, libraries: {}, codeVersion: null, dataHash: null },
});
