import { invalid } from '../../errors.ts';
import { findResultFormat, resultFormats } from './formats/index.ts';
import type { ImportedReply, ReadLine, Row } from './result-format.ts';

/** How many lines are enough to recognise a format. */
export const SAMPLE_LINES = 50;

/** The format that fits the first lines of a file best, from 0 to 1; null where none fits. Lines may be anything. */
export function recogniseResults(lines: readonly unknown[]): { format: string; confidence: number } | null {
  const sample = lines.slice(0, SAMPLE_LINES);
  const [best] = resultFormats
    .map(({ id, recognise }) => {
      const total = sample.reduce<number>((sum, line) => sum + (isRow(line) ? recognise(line) : 0), 0);
      return { format: id, confidence: sample.length === 0 ? 0 : total / sample.length };
    })
    .sort((one, other) => other.confidence - one.confidence);
  return best && best.confidence > 0 ? best : null;
}

/** The reader of a file in a format; INVALID for a format that is not known. It takes any line and never throws. */
export function resultReader(format: string): (line: unknown) => ReadLine {
  const found = findResultFormat(format);
  if (!found) throw invalid(`There is no format of results “${format}”.`);
  const read = found.reader();
  return (line) => (isRow(line) ? read(line) : { fault: 'The line is not an object with fields.' });
}

function isRow(line: unknown): line is Row {
  return typeof line === 'object' && line !== null && !Array.isArray(line);
}

/** A reply with its problem found and its sample settled. */
export type PlacedReply = Omit<ImportedReply, 'problem' | 'sample'> & { problemId: string; sample: number };
const MOST_SAMPLES = 10_000;

export type Placed = { placed: PlacedReply } | { fault: string };

/**
 * Settles the samples of a file's replies in its order: a reply that does not say which sample it is becomes the next one
 * of its problem. The same sample of a problem twice is a fault of the later.
 */
export function createPlacing(find: (name: ImportedReply['problem']) => { id: string } | { fault: string }) {
  const taken = new Map<string, Set<number>>();
  return ({ problem, sample, ...reply }: ImportedReply): Placed => {
    const found = find(problem);
    if ('fault' in found) return found;
    const samples = taken.get(found.id) ?? new Set<number>();
    taken.set(found.id, samples);
    const at = sample ?? samples.size;
    if (at >= MOST_SAMPLES) return { fault: `Sample ${at + 1}: a problem has at most 10,000 samples.` };
    if (samples.has(at)) return { fault: `Sample ${at + 1} of this problem stands in the file already.` };
    samples.add(at);
    return { placed: { ...reply, problemId: found.id, sample: at } };
  };
}
