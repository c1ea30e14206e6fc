'use client';

import { useEffect, useState } from 'react';
import { whileVisible } from '#components/layout/while-visible.ts';
import { readJson } from '#components/table/read-json.ts';

type Props = { project: string; server: number; moving: boolean };

const pauseMs = 2000;

/** The last lines that a server printed, read when they are opened, and again while it lives. */
export function ServerOutput(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className="w-full" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted-foreground text-xs">Output</summary>
      {open && <OutputLines {...props} />}
    </details>
  );
}

function OutputLines({ project, server, moving }: Props) {
  const [text, setText] = useState<string | null>(null);
  useEffect(
    () =>
      whileVisible(() => {
        const ended = new AbortController();
        let timer: ReturnType<typeof setTimeout> | undefined;
        const look = async () => {
          const place = `/api/v1/servers/${server}`;
          const answer = await readJson<{ output: string }>(place, { project }, ended.signal);
          if (ended.signal.aborted) return;
          if ('value' in answer) setText(answer.value.output);
          if (moving) timer = setTimeout(look, pauseMs);
        };
        void look();
        return () => {
          ended.abort();
          clearTimeout(timer);
        };
      }),
    [project, server, moving],
  );
  if (text === null) return <p className="pt-2 text-muted-foreground text-sm">Reading …</p>;
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
      tabIndex={0}
      className="mt-2 max-h-72 overflow-auto whitespace-pre-wrap break-words rounded-md border border-border bg-muted p-3 font-mono text-xs"
    >
      {text === '' ? 'It printed nothing.' : text}
    </pre>
  );
}
