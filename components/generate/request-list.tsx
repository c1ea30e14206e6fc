import Link from 'next/link';
import { formatMoney, formatNumber } from '#components/layout/format.ts';
import { ProblemLine } from '#components/math/problem-line.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { RequestStatus } from '#lib/domain/generate/schema.ts';

export type RequestRow = {
  id: string;
  seq: number;
  status: RequestStatus;
  hop: number;
  sample: number;
  attempts: number;
  reason: string | null;
  message: string | null;
  /** Where it starts: a seed, or a problem of a benchmark. */
  seed: { id: string; seq: number; problem: string } | null;
  problem: { id: string; seq: number; problem: string } | null;
  variant: { id: string; seq: number } | null;
  calls: readonly {
    id: string;
    step: number;
    template: string | null;
    status: 'answered' | 'failed' | 'lost';
    message: string | null;
    reply: string | null;
    promptTokens: number | null;
    completionTokens: number | null;
    /** US dollars. */
    cost: number | null;
  }[];
};

type Tone = 'default' | 'info' | 'success' | 'warning' | 'danger';
const tones: Record<RequestStatus, Tone> = {
  queued: 'default',
  leased: 'info',
  submitted: 'info',
  done: 'success',
  refused: 'warning',
  failed: 'danger',
  cancelled: 'default',
};

function Start({ request: { seed, problem }, home }: { request: RequestRow; home: string }) {
  const start = seed ?? problem;
  if (!start) return null;
  const href = seed ? `${home}/seeds/${seed.id}` : `${home}/evaluate/problems/${start.id}`;
  return (
    <Link href={href} className="min-w-0 flex-1 truncate hover:underline">
      <ProblemLine text={start.problem} />
    </Link>
  );
}

/** The requests of a batch: the seed, what came of it, and every call with its reply. */
export function RequestList({ requests, home }: { requests: readonly RequestRow[]; home: string }) {
  return (
    <ul className="divide-y divide-border rounded-lg border border-border bg-card">
      {requests.map((request) => (
        <li key={request.id} className="flex flex-col gap-2 px-4 py-3 text-sm">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-muted-foreground tabular-nums">#{request.seq}</span>
            <Badge variant={tones[request.status]}>{request.status}</Badge>
            <Start request={request} home={home} />
            <span className="text-muted-foreground text-xs">{placeOf(request)}</span>
            {request.variant && (
              <Link
                href={`${home}/generate/variants/${request.variant.id}`}
                className="text-primary tabular-nums hover:underline"
              >
                Variant {request.variant.seq}
              </Link>
            )}
            {request.variant && (
              <Link
                href={`${home}/generate/variants/${request.variant.id}#in-versions`}
                className="text-muted-foreground text-xs hover:underline"
              >
                In versions, recall
              </Link>
            )}
          </div>
          {request.message && (
            <p className="text-muted-foreground">
              {request.reason}: {request.message}
            </p>
          )}
          {request.calls.map((call) => (
            <details key={call.id} className="rounded-md border border-border">
              <summary className="cursor-pointer px-3 py-1.5 text-muted-foreground text-xs">
                {callText(call)}
              </summary>
              <pre className="max-h-96 overflow-auto whitespace-pre-wrap break-words border-border border-t px-3 py-2 text-xs">
                {call.reply ?? call.message ?? 'No text was stored.'}
              </pre>
            </details>
          ))}
        </li>
      ))}
    </ul>
  );
}

function placeOf({ sample, hop, attempts }: RequestRow): string {
  const parts = [`sample ${sample + 1}`];
  if (hop > 0) parts.push(`hop ${hop + 1}`);
  if (attempts > 1) parts.push(`tried ${attempts} times`);
  return parts.join(' · ');
}

function callText({
  step,
  template,
  status,
  promptTokens,
  completionTokens,
  cost,
}: RequestRow['calls'][number]): string {
  const tokens =
    promptTokens === null
      ? ''
      : `, ${formatNumber(promptTokens)} tokens in and ${formatNumber(completionTokens ?? 0)} out`;
  const money = cost === null ? '' : `, ${formatMoney(cost)}`;
  return `Call ${step + 1}${template ? `, ${template}` : ''}: ${status}${tokens}${money}`;
}
