'use client';

import { useState } from 'react';
import { useAct } from '#components/form/use-act.ts';
import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Button } from '#components/ui/button.tsx';
import { type MessageState, MessageStateBadge } from './message-state.tsx';
import { SentText } from './sent-text.tsx';
import type { SentResult } from './webhook-types.ts';

type Attempt = {
  id: string;
  at: Date;
  tookMs: number;
  status: number | null;
  error: string | null;
  answer: string;
  sentBy: string | null;
};
type Message = {
  id: string;
  type: string;
  state: MessageState;
  nextAt: Date | null;
  body: string;
  attempts: readonly Attempt[];
};

/** One message as it is sent, every attempt with its answer, and the button that sends it again. */
export function MessageDetails({
  message,
  sendAgain,
}: {
  message: Message;
  sendAgain: () => Promise<SentResult>;
}) {
  const [result, setResult] = useState<SentResult | null>(null);
  const { busy, act } = useAct();
  const send = () => act(async () => ({ ok: true as const, value: await sendAgain() }), setResult);
  return (
    <section aria-label="Message" className="flex flex-col gap-4 rounded-lg border border-border p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <h3 className="font-semibold text-sm">{message.type}</h3>
          <MessageStateBadge state={message.state} nextAt={message.nextAt} />
          <code className="break-all font-mono text-muted-foreground text-xs">{message.id}</code>
        </div>
        <Button variant="outline" size="sm" onClick={send} disabled={busy} aria-busy={busy}>
          {busy ? 'Sending…' : 'Send again'}
        </Button>
      </div>
      {result && <SentText result={result} />}
      <Code label="What is sent" text={JSON.stringify(JSON.parse(message.body), null, 2)} />
      <ol className="flex flex-col gap-3">
        {message.attempts.map((attempt) => (
          <li key={attempt.id} className="flex flex-col gap-1 text-sm">
            <p>
              <span className="font-medium">{attempt.error ?? `It answered ${attempt.status}.`}</span>{' '}
              <RelativeTime at={attempt.at} className="text-muted-foreground" />
              <span className="text-muted-foreground">
                , {formatNumber(attempt.tookMs)} ms{attempt.sentBy && `, sent by ${attempt.sentBy}`}
              </span>
            </p>
            {attempt.answer && <Code label="Its answer" text={attempt.answer} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Code({ label, text }: { label: string; text: string }) {
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-muted-foreground text-xs">{label}</figcaption>
      <pre className="max-h-64 overflow-auto whitespace-pre-wrap break-all rounded-md bg-muted px-3 py-2 font-mono text-xs">
        {text}
      </pre>
    </figure>
  );
}
