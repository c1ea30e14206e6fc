'use client';

import { useRef, useState } from 'react';
import { unreachable } from '#components/form/action-result.ts';
import { Choice } from '#components/form/choice.tsx';
import { Button } from '#components/ui/button.tsx';

export type TokenizerName = 'cl100k_base' | 'project';

type Props = {
  project: string;
  /** What the project's own is called; null where it has none. */
  own: string | null;
  value: TokenizerName;
  onChange: (value: TokenizerName, own: string | null) => void;
  mayUpload: boolean;
};

/** By which vocabulary tokens are counted: the bundled one, or a tokenizer.json given to the project. */
export function TokenizerChoice({ project, own, value, onChange, mayUpload }: Props) {
  const file = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null });
  const options = [
    { value: 'cl100k_base' as const, title: 'cl100k_base (bundled)' },
    ...(own ? [{ value: 'project' as const, title: own }] : []),
  ];
  const send = async (chosen: File) => {
    setState({ busy: true, error: null });
    const answer = await upload(project, chosen);
    setState({ busy: false, error: answer.error });
    if (answer.name !== null) onChange('project', answer.name);
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Choice
        aria-label="Tokenizer"
        className="w-56"
        options={options}
        value={value}
        onChange={(next) => onChange(next, own)}
      />
      {mayUpload && (
        <Button variant="outline" disabled={state.busy} onClick={() => file.current?.click()}>
          {state.busy ? 'Reading the file…' : 'Use a tokenizer.json'}
        </Button>
      )}
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        aria-label="tokenizer.json"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) void send(chosen);
        }}
      />
      {state.error && (
        <p role="alert" className="text-danger text-sm">
          {state.error}
        </p>
      )}
    </div>
  );
}

async function upload(project: string, file: File): Promise<{ name: string | null; error: string | null }> {
  try {
    const query = new URLSearchParams({ project, fileName: file.name });
    const response = await fetch(`/api/v1/versions/tokenizer?${query}`, { method: 'POST', body: file });
    const answer = (await response.json()) as { name?: string; error?: { message: string } };
    if (response.ok && answer.name) return { name: answer.name, error: null };
    return { name: null, error: answer.error?.message ?? unreachable.message };
  } catch {
    return { name: null, error: unreachable.message };
  }
}
