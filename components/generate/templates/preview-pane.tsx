'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { useAnswer } from '#components/form/use-answer.ts';
import { ProblemView } from '#components/math/problem-view.tsx';
import type { Message } from '#lib/domain/generate/template.ts';
import type { Preview } from './template-types.ts';

/** What the text makes of the seed, as the model would get it; typeset, and kept up while it is typed. */
export function PreviewPane({
  messages,
  seed,
  preview,
}: {
  messages: readonly Message[];
  seed: string;
  preview: (messages: Message[], seed: string) => Promise<ActionResult<Preview>>;
}) {
  const { result, isStale } = useAnswer({ messages, seed }, (asked) =>
    preview([...asked.messages], asked.seed),
  );
  return (
    <div aria-live="polite" className={`flex flex-col gap-3 ${isStale ? 'opacity-60' : ''}`}>
      <h2 className="font-medium text-sm">Preview</h2>
      {result && <Outcome result={result} />}
    </div>
  );
}

function Outcome({ result }: { result: ActionResult<Preview> }) {
  if (!result.ok) return <p className="text-danger text-sm">{result.error.message}</p>;
  const { faults, refusal, messages } = result.value;
  return (
    <>
      {faults.map((fault) => (
        <p key={fault} className="rounded-md bg-danger-soft px-3 py-2 text-danger text-sm">
          {fault}
        </p>
      ))}
      {refusal && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          The method would not ask about this seed: {refusal}
        </p>
      )}
      {messages && <MessageList messages={messages} />}
    </>
  );
}

/** Messages as they are sent, formulas typeset. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  return (
    <ol className="flex flex-col gap-2">
      {messages.map((message, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message is its place in the conversation.
        <li key={at} className="rounded-md border border-border px-3 py-2 text-sm">
          <p className="text-muted-foreground text-xs">{message.role}</p>
          <ProblemView text={message.content} />
        </li>
      ))}
    </ol>
  );
}
