'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { FactList } from '#components/generate/fact-list.tsx';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { isServerEnded } from '#lib/domain/servers/states.ts';
import { ServerOutput } from './server-output.tsx';
import { ServerStateBadge } from './server-state.tsx';
import type { ServerRow } from './server-types.ts';

type Props = {
  project: string;
  servers: readonly ServerRow[];
  /** null for who may not. */
  stop: ((server: string) => Promise<ActionResult<unknown>>) | null;
};

/** The servers of a project, the newest first, each with its output and what stops it. */
export function ServerList({ project, servers, stop }: Props) {
  if (servers.length === 0) {
    return (
      <p className="rounded-lg border border-border border-dashed px-4 py-8 text-center text-muted-foreground text-sm">
        No server yet. A run’s page has “Serve” beside each of its checkpoints.
      </p>
    );
  }
  const live = servers.some(({ state }) => !isServerEnded(state));
  return (
    <>
      {live && <LiveRefresh seconds={3} />}
      <ul className="divide-y divide-border rounded-lg border border-border bg-card px-4">
        {servers.map((server) => (
          <ServerItem key={server.id} project={project} server={server} stop={stop} />
        ))}
      </ul>
    </>
  );
}

function ServerItem({ project, server, stop }: Omit<Props, 'servers'> & { server: ServerRow }) {
  const router = useRouter();
  const { number, name, state, reason, unknownSince } = server;
  const live = !isServerEnded(state);
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-3 py-4" aria-label={name}>
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-2">
        <span className="flex flex-wrap items-center gap-2">
          <span className="text-muted-foreground text-xs tabular-nums">{number}</span>
          <span className="break-words font-medium text-sm">{name}</span>
          <ServerStateBadge state={state} unknownSince={unknownSince} />
        </span>
        {reason && <p className="text-pretty text-sm">{reason}</p>}
        <FactList facts={factsOf(project, server)} />
        <ServerOutput project={project} server={number} moving={live} />
      </div>
      {stop && live && state !== 'stopping' && (
        <ConfirmButton
          size="sm"
          title={`Stop server ${number}`}
          description="Requests that it is answering fail, and its model can be asked no more. Another server of the same model can be started at any time."
          action={() => stop(server.id)}
          onDone={() => router.refresh()}
        >
          Stop
        </ConfirmButton>
      )}
    </li>
  );
}

function factsOf(project: string, { run, checkpoint, model, ...server }: ServerRow) {
  const { targetName, address, state, createdAt, readyAt, endedAt, startedBy } = server;
  const from = run && (
    <Link key="run" href={`/${project}/train/${run.number}`} className="underline underline-offset-2">
      Run {run.number}: {run.name}
    </Link>
  );
  return [
    ['Of', from],
    ['Folder', checkpoint ?? model],
    ['At', targetName],
    ['Address', state === 'ready' && address],
    ['Ready', readyAt && <RelativeTime key="ready" at={readyAt} />],
    ['Ended', endedAt && <RelativeTime key="ended" at={endedAt} />],
    [
      'Started',
      <span key="started">
        <RelativeTime at={createdAt} /> by {startedBy}
      </span>,
    ],
  ] as const;
}
