import { extractAnswer } from '../../answers/index.ts';
import type { Segment } from '../money-or-math.ts';
import { applyChanges, type MathFinding, type MathFix, type TextChange } from './finding.ts';

/** A `\boxed{…}` of a text: the command with its group, and what stands within. */
interface Box {
  start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
}

/** A text with more boxes than this is no solution; what is beyond is not tried to be repaired. */
const MOST_FIXES = 8;
const NAMES = /\\(?:boxed|fbox)\s*(?=\{)|\\[\s\S]|[{}]/g;

/** The outermost boxes whose brace closes, in one pass. */
export function findBoxes(text: string): Box[] {
  const boxes: Box[] = [];
  const open: { at: number; box: number }[] = [];
  let box = -1;
  for (const found of text.matchAll(NAMES)) {
    const [mark] = found;
    if (mark === '{') {
      open.push({ at: found.index, box });
      box = -1;
    } else if (mark === '}') {
      const group = open.pop();
      if (!group || group.box < 0) continue;
      while ((boxes.at(-1)?.start ?? -1) > group.box) boxes.pop();
      boxes.push({ start: group.box, end: found.index + 1, innerStart: group.at + 1, innerEnd: found.index });
    } else box = /^\\(?:boxed|fbox)/.test(mark) ? found.index : -1;
  }
  return boxes;
}

/** The final answer of a solution stands in one box, that of a problem or an answer in none. */
export function lintBoxes(
  text: string,
  part: 'problem' | 'solution' | 'answer',
  segments: readonly Segment[],
): MathFinding[] {
  const boxes = findBoxes(text);
  const empty = boxes.filter(({ innerStart, innerEnd }) => text.slice(innerStart, innerEnd).trim() === '');
  const findings = empty.map(({ start, end }) =>
    found('empty-box', 'error', 'This box is empty: it holds the final answer', start, end, null),
  );
  if (part !== 'solution') return [...findings, ...misplaced(text, part, boxes)];
  if (boxes.length === 0) return [...findings, ...missing(text, segments)];
  return [...findings, ...second(text, boxes)];
}

function misplaced(text: string, part: 'problem' | 'answer', boxes: readonly Box[]): MathFinding[] {
  const message =
    part === 'problem'
      ? 'A \\boxed in a problem gives its answer away'
      : 'The answer stands by itself, without \\boxed';
  return boxes.map((box, i) => {
    const fix = part === 'answer' && boxes.length === 1 && i === 0 ? unboxed(text, box) : null;
    return found('misplaced-box', 'warning', message, box.start, box.end, fix);
  });
}

/** All boxes but the last are one too many. */
function second(text: string, boxes: readonly Box[]): MathFinding[] {
  const message = 'A second \\boxed: only the last one is read as the answer';
  return boxes.slice(0, -1).map((box, i) => {
    const fix = i < MOST_FIXES ? unboxed(text, box) : null;
    return found('second-box', 'warning', message, box.start, box.end, fix);
  });
}

function unboxed(text: string, { start, end, innerStart, innerEnd }: Box): MathFix | null {
  const changes = [
    { start, end: innerStart, insert: '' },
    { start: innerEnd, end, insert: '' },
  ];
  return keepingAnswer(text, 'Take the box away', changes);
}

/** `#### 72` and "The answer is: 72" announce an answer as well as a box does. */
const ANNOUNCED = new Set(['####', 'the answer is']);

function missing(text: string, segments: readonly Segment[]): MathFinding[] {
  if (text.trim() === '' || /\\boxed(?![A-Za-z])/.test(text)) return [];
  const answer = extractAnswer(text);
  if (answer && ANNOUNCED.has(answer.rule)) return [];
  const at = text.trimEnd().length;
  const message = 'The solution states no final answer: no \\boxed, no ####';
  const fix = answer && boxed(text, answer, segments);
  return [found('missing-box', 'warning', message, answer?.start ?? at, answer?.end ?? at, fix)];
}

/** A box around the value that is read as the answer: within its formula, or as a formula of its own. */
function boxed(
  text: string,
  span: { start: number; end: number },
  segments: readonly Segment[],
): MathFix | null {
  const segment = segments.find(({ start, end }) => start <= span.start && span.end <= end);
  if (!segment || segment.kind === 'code') return null;
  let { start, end } = span;
  const isText = segment.kind === 'text';
  if (isText && !/^[\d.,]*\d$/.test(text.slice(start, end))) return null;
  if (!isText) {
    start = Math.max(start, segment.innerStart);
    end = Math.min(end, segment.innerStart + segment.source.length);
  }
  const changes = [
    { start, end: start, insert: isText ? '$\\boxed{' : '\\boxed{' },
    { start: end, end, insert: isText ? '}$' : '}' },
  ];
  return keepingAnswer(text, 'Put it into a box', changes);
}

/** The fix, where the answer that is read from the text stays the same, character for character. */
function keepingAnswer(text: string, label: string, changes: readonly TextChange[]): MathFix | null {
  const plain = (answer: string | undefined) =>
    answer
      ?.replace(/^\\(?:boxed|fbox)\s*\{(.*)\}$/s, '$1')
      .replace(/^\$+|\$+$/g, '')
      .trim();
  const before = plain(extractAnswer(text)?.answer);
  const after = plain(extractAnswer(applyChanges(text, changes))?.answer);
  return before !== undefined && before === after ? { label, changes } : null;
}

function found(
  kind: MathFinding['kind'],
  severity: MathFinding['severity'],
  message: string,
  start: number,
  end: number,
  fix: MathFix | null,
): MathFinding {
  return { kind, severity, message, start, end, fix };
}
