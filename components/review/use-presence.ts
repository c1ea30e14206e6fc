'use client';

import { useEffect, useState } from 'react';
import { whileVisible } from '#components/layout/while-visible.ts';
import type { Presence, PresenceMessage } from '#lib/domain/presence/schema.ts';

/** An item that is only passed by is not announced, in ms. */
const settleMs = 250;

type Props = {
  project: string;
  variant: string | undefined;
  editing: boolean;
  /** Somebody else changed the item. */
  onChanged: (variant: string) => unknown;
};

/** Says that this page looks at an item, and hears who else looks at what, as it happens. */
export function usePresence({ project, variant, editing, onChanged }: Props): readonly Presence[] {
  const [people, setPeople] = useState<readonly Presence[]>([]);
  const [page] = useState(() => crypto.randomUUID());
  useEffect(() => {
    if (variant === undefined) return;
    const address = `/api/events/presence?${new URLSearchParams({ project, variant, page, editing: String(editing) })}`;
    const hear = (message: PresenceMessage) => {
      if (message.kind === 'people') setPeople(message.people);
      else void onChanged(message.variant);
    };
    // A page that is hidden looks at nothing.
    return whileVisible(() => openLater(address, hear));
  }, [project, variant, page, editing, onChanged]);
  return people;
}

function openLater(address: string, hear: (message: PresenceMessage) => void): () => void {
  let source: EventSource | null = null;
  const timer = setTimeout(() => {
    source = new EventSource(address);
    source.onmessage = (event) => hear(JSON.parse(String(event.data)) as PresenceMessage);
  }, settleMs);
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
