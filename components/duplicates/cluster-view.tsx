'use client';

import { type ReactNode, useState } from 'react';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { useTableUrl } from '#components/table/use-table-url.ts';
import { ClusterStateBadge } from './cluster-columns.tsx';
import { ClusterFooter } from './cluster-footer.tsx';
import type { ClusterActions, ShownCluster } from './cluster-types.ts';
import { MemberCard } from './member-card.tsx';
import { useClusterActions } from './use-cluster-actions.ts';

type Props = {
  cluster: ShownCluster;
  /** The text of each member, set on the server. */
  texts: readonly ReactNode[];
  home: string;
  /** The cluster after this one in the list. */
  next: string | null;
  /** Null where the reader may not decide. */
  actions: ClusterActions | null;
};

/** A cluster with its members; one is chosen to be kept. */
export function ClusterView({ cluster, texts, home, next, actions }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
        <ClusterStateBadge state={cluster.state} />
        {cluster.decidedAt && (
          <span>
            by {cluster.decidedLabel}, <RelativeTime at={cluster.decidedAt} />
          </span>
        )}
        <span>What the first text has not is marked.</span>
      </p>
      <Members {...{ cluster, texts, home, next, actions }} />
      {cluster.nextAfter !== null && (
        <p className="text-muted-foreground text-sm">
          The first {cluster.members.length} of {cluster.size} texts are shown; a decision is about all of
          them.
        </p>
      )}
    </div>
  );
}

function Members({ cluster, texts, home, next, actions }: Props) {
  const { id, members } = cluster;
  const isOpen = cluster.state === 'open' && actions !== null;
  const [keep, setKeep] = useState(0);
  const url = useTableUrl();
  const acts = useClusterActions(actions ?? none, () => {
    if (next !== null) url.go((params) => params.set('open', next), 'replace');
  });
  const keepOne = () => acts.keepOne({ clusters: [id] }, keep);
  const keepAll = () => acts.keepAll({ clusters: [id] });
  const undo = () => acts.undo(cluster.state === 'open' ? undefined : [id]);
  useShortcuts([
    ...members.slice(0, 9).map((member, at) => ({
      keys: String(at + 1),
      label: `Choose text ${at + 1}`,
      disabled: !isOpen,
      run: () => setKeep(member.position),
    })),
    { keys: 'Enter', label: 'Keep the chosen one', disabled: !isOpen, run: keepOne },
    { keys: 'a', label: 'Keep all', disabled: !isOpen, run: keepAll },
    { keys: 'u', label: 'Undo', disabled: actions === null, run: undo },
  ]);
  return (
    <>
      <div role="radiogroup" aria-label="The one to keep" className="flex flex-col gap-3">
        {members.map((member, at) => (
          <MemberCard
            key={member.position}
            member={member}
            number={at + 1}
            home={home}
            chosen={isOpen && keep === member.position}
            choose={isOpen ? () => setKeep(member.position) : null}
          >
            {texts[at]}
          </MemberCard>
        ))}
      </div>
      {actions && <ClusterFooter {...{ isOpen, keepOne, keepAll, undo }} busy={acts.busy} />}
    </>
  );
}

const none = {} as ClusterActions;
