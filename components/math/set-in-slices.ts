import { isLineSet, type LineParts, setLine } from './line-parts.ts';

/** Milliseconds of setting in the frame that draws rows: what does not fit shows its source and is set behind it. */
const inFrame = 8;
/** Milliseconds of setting at a time between frames. */
const inSlice = 6;

let spent = 0;

/** Sets a line now where the frame has time left for it; tells whether it is set. */
export function setNow(line: LineParts): boolean {
  if (isLineSet(line)) return true;
  if (spent >= inFrame) return false;
  if (spent === 0) requestAnimationFrame(() => setTimeout(() => (spent = 0), 0));
  const from = performance.now();
  const isSet = setLine(line, () => spent + performance.now() - from < inFrame);
  spent += Math.max(0.01, performance.now() - from);
  return isSet;
}

type Waiting = { line: LineParts; done: () => void };
const waiting = new Set<Waiting>();
let ahead: LineParts[] = [];
let isPlanned = false;

/** Sets a line between the next frames and calls `done`; what it gives calls that off. */
export function setSoon(line: LineParts, done: () => void): () => void {
  const own = { line, done };
  waiting.add(own);
  plan();
  return () => void waiting.delete(own);
}

/** Sets lines that may be seen soon, the first ones first, while nothing else is to be done; the last call counts. */
export function setAhead(lines: readonly LineParts[]): void {
  ahead = lines.filter((line) => !isLineSet(line)).reverse();
  if (ahead.length > 0) plan();
}

function plan(): void {
  if (isPlanned) return;
  isPlanned = true;
  const run = () => {
    isPlanned = false;
    workOff();
    if (waiting.size > 0 || ahead.length > 0) plan();
  };
  // Rows that are seen do not wait until the page is idle.
  if (waiting.size > 0 || typeof requestIdleCallback === 'undefined') setTimeout(run, 0);
  else requestIdleCallback(run, { timeout: 200 });
}

function workOff(): void {
  const end = performance.now() + inSlice;
  const mayGoOn = () => performance.now() < end;
  for (const one of waiting) {
    if (!setLine(one.line, mayGoOn)) return;
    waiting.delete(one);
    one.done();
  }
  for (let line = ahead.pop(); line && mayGoOn(); line = ahead.pop()) {
    if (!setLine(line, mayGoOn)) ahead.push(line);
  }
}
