'use client';

import { useEffect, useRef, useState } from 'react';
import { whileVisible } from '#components/layout/while-visible.ts';
import { readJson } from '#components/table/read-json.ts';

type Output = { text: string; from: number; to: number; size: number; live: boolean };
type Props = { project: string; run: number; leg: number; moving: boolean };

const pauseMs = 2000;
/** Letters that are shown at most. */
const most = 200_000;

/** The last lines that the trainer printed; they grow while it works, and stay at the end unless somebody scrolled up. */
export function OutputTail({ project, run, leg, moving }: Props) {
  const [text, setText] = useState<string | null>(null);
  const box = useRef<HTMLPreElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    let known = '';
    let after: number | null = null;
    return whileVisible(() => {
      const ended = new AbortController();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = async () => {
        const place = { project, leg: String(leg), ...(after !== null && { after: String(after) }) };
        const answer = await readJson<Output>(`/api/v1/train/runs/${run}/output`, place, ended.signal);
        if (ended.signal.aborted) return;
        if ('value' in answer) {
          known = (after === null ? answer.value.text : known + answer.value.text).slice(-most);
          after = answer.value.live ? answer.value.to : null;
          setText(known);
        }
        if (moving) timer = setTimeout(look, pauseMs);
      };
      void look();
      return () => {
        ended.abort();
        clearTimeout(timer);
      };
    });
  }, [project, run, leg, moving]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the end as the text grows
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const behind = current.scrollHeight - current.scrollTop - current.clientHeight;
    if (!opened.current || behind < current.clientHeight) current.scrollTop = current.scrollHeight;
    opened.current = true;
  }, [text]);
  if (text === null || text === '') {
    return (
      <p className="text-muted-foreground text-sm">
        {text === null ? 'Reading …' : 'It printed nothing yet.'}
      </p>
    );
  }
  return (
    <pre
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
      tabIndex={0}
      className="max-h-80 overflow-auto whitespace-pre-wrap break-words rounded-md border border-border bg-muted p-3 font-mono text-xs"
    >
      {text}
    </pre>
  );
}
