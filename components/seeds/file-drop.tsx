'use client';

import { FileUpIcon } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';

const accepted = '.jsonl,.ndjson,.json,.csv,.tsv,.parquet';

type Props = { onFile: (file: File) => void; title?: string; hint?: string };

const ofProblems =
  'GSM8K, MATH, MATH-500, MetaMathQA, NuminaMath, OpenMathInstruct-2, Alpaca, ShareGPT and chat files are recognised by ' +
  'their fields; for any other you say which column is which.';

/** The place for a file: choose it or drop it. */
export function FileDrop({ onFile, title = 'Drop a file of problems here', hint = ofProblems }: Props) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <section
      aria-label="File"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-col items-center gap-3 rounded-lg border border-border-strong border-dashed px-6 py-14 text-center',
        over && 'border-primary bg-primary-soft',
      )}
    >
      <FileUpIcon aria-hidden="true" className="size-6 stroke-[1.5] text-muted-foreground" />
      <p className="text-sm">{title}</p>
      <Button asChild>
        <label htmlFor={id}>Choose a file</label>
      </Button>
      <input
        id={id}
        type="file"
        accept={accepted}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
        }}
      />
      <p className="max-w-md text-pretty text-muted-foreground text-xs">{hint}</p>
    </section>
  );
}
