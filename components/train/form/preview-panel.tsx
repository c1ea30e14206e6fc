'use client';

import { useEffect, useState } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import type { MemoryEstimate } from '#lib/domain/train/memory.ts';
import type { PreviewResult } from '#lib/domain/train/preview-result.ts';
import { PreviewFacts } from './preview-facts.tsx';
import { TokenExamples } from './token-examples.tsx';

export type Preview = {
  id: string;
  status: string;
  error: string | null;
  result: PreviewResult | null;
  memory: (MemoryEstimate & { fits: 'fits' | 'tight' | 'too large' | null }) | null;
};

type Props<A> = {
  /** null while the form is not whole, or where the target has another trainer. */
  asked: A | null;
  preview: (asked: A) => Promise<ActionResult<Preview>>;
  read: (id: string) => Promise<ActionResult<Preview>>;
};

const pauseMs = 1000;

/** The trainer's own look at the data: asked for by a button, because it loads the tokenizer where it would train. */
export function PreviewPanel<A>({ asked, preview, read }: Props<A>) {
  const { busy, act } = useAct();
  const [seen, setSeen] = useState<{ question: string; answer: Preview } | null>(null);
  const question = JSON.stringify(asked);
  const id = seen && waits(seen.answer) ? seen.answer.id : null;
  useEffect(() => {
    if (id === null) return;
    const timer = setInterval(async () => {
      const next = await read(id).catch(() => null);
      if (next?.ok) setSeen((now) => now && { ...now, answer: next.value });
    }, pauseMs);
    return () => clearInterval(timer);
  }, [id, read]);
  const stale = seen !== null && seen.question !== question;
  const look = () =>
    asked !== null &&
    act(
      () => preview(asked),
      (answer) => setSeen({ question, answer }),
    );
  return (
    <section aria-label="Before it starts" className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-medium text-base">Before it starts</h2>
        <Button
          type="button"
          variant="outline"
          disabled={asked === null || busy || id !== null}
          onClick={look}
        >
          {seen === null ? 'Look at what the model will see' : 'Look again'}
        </Button>
      </div>
      <Answer answer={seen?.answer ?? null} stale={stale} />
    </section>
  );
}

const waits = ({ status }: Preview) => status === 'queued' || status === 'running';

function Answer({ answer, stale }: { answer: Preview | null; stale: boolean }) {
  if (answer === null) {
    return (
      <p className="text-pretty text-muted-foreground text-sm">
        Ten rows token by token with what is learned from them, the lengths of all, the steps and the memory:
        asked of the trainer itself, where it would train.
      </p>
    );
  }
  if (waits(answer))
    return <p className="text-muted-foreground text-sm">The trainer loads the tokenizer and reads rows …</p>;
  if (answer.error !== null || answer.result === null) {
    return <p className="text-pretty text-danger text-sm">{answer.error ?? 'The trainer gave no answer.'}</p>;
  }
  return (
    <div className={stale ? 'flex flex-col gap-6 opacity-60' : 'flex flex-col gap-6'}>
      {stale && <p className="text-sm text-warning">The form has changed since.</p>}
      <PreviewFacts result={answer.result} memory={answer.memory} />
      <TokenExamples examples={answer.result.examples} />
    </div>
  );
}
