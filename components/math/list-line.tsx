'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { lineParts } from './line-parts.ts';
import { LineText } from './problem-line.tsx';
import { setAhead, setNow, setSoon } from './set-in-slices.ts';

/** Characters of a text in a row of a list. */
const longest = 300;

/**
 * `ProblemLine` for lists that are scrolled: where a frame has no time to set a row's formulas, the row shows their source
 * until they are set, a moment later. Never so on the server and at first.
 */
export function ListLine({ text }: { text: string }) {
  const line = lineParts(text, longest);
  const isFirst = useSyncExternalStore(never, no, yes);
  const [isSet, setIsSet] = useState(() => isFirst || setNow(line));
  useEffect(() => (isSet ? undefined : setSoon(line, () => setIsSet(true))), [isSet, line]);
  return <LineText blocks={line.blocks} asSource={!isSet} />;
}

const never = () => () => {};
const no = () => false;
const yes = () => true;

/** Sets the formulas of rows that may come into sight next. */
export function prepareLines(texts: readonly string[]): void {
  setAhead(texts.map((text) => lineParts(text, longest)));
}
