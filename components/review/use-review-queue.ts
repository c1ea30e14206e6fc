'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import type { Queue, QueueEntry, ReviewItem } from './review-item.ts';
import type { ReviewReader } from './review-reader.ts';

/** How many items ahead of the current one are loaded before they are asked for. */
const ahead = 2;
/** Further entries are asked for when so few are left; leased ones as late as possible, since others wait for them. */
const nearEnd = { listed: 5, leased: ahead + 1 };

/** The queue, the item on the desk and those around it, already loaded. */
export function useReviewQueue(first: Queue, initial: ReviewItem | null, reader: ReviewReader) {
  const [entries, setEntries] = useState<QueueEntry[]>(first.items);
  const [position, setPosition] = useState(() => positionOf(first.items, initial));
  const [items, setItems] = useState<ReadonlyMap<string, ReviewItem>>(
    () => new Map(initial ? [[initial.variant.id, initial]] : []),
  );
  const loading = useRef(new Set<string>());
  const load = useCallback(
    async (id: string) => {
      if (loading.current.has(id)) return;
      loading.current.add(id);
      const result = await reader.fetchItem(id);
      loading.current.delete(id);
      if (result.ok) setItems((now) => new Map(now).set(id, result.value));
      else toast.error(result.error.message);
    },
    [reader],
  );
  const wanted = entries.slice(position, position + 1 + ahead).filter(({ id }) => !items.has(id));
  const wantedIds = wanted.map(({ id }) => id).join(' ');
  useEffect(() => {
    for (const id of wantedIds.split(' ').filter(Boolean)) void load(id);
  }, [wantedIds, load]);
  const add = useCallback((more: readonly QueueEntry[]) => {
    setEntries((now) => [...now, ...more.filter(({ id }) => !now.some((known) => known.id === id))]);
  }, []);
  const asking = useFurther({ reader, first, position, count: entries.length, add });
  const currentId = entries[position]?.id;
  return {
    entries,
    position,
    item: currentId === undefined ? null : (items.get(currentId) ?? null),
    loadingItem: currentId === undefined ? asking : !items.has(currentId),
    move: (by: number) => setPosition((now) => Math.max(0, Math.min(entries.length, now + by))),
    reload: load,
    /** Goes to an item, adding it to the queue where it is not in it (after an undo). */
    goTo: (entry: QueueEntry) => {
      const known = entries.findIndex(({ id }) => id === entry.id);
      if (known === -1) setEntries((now) => [...now.slice(0, position), entry, ...now.slice(position)]);
      else setPosition(known);
      void load(entry.id);
    },
  };
}

type Further = {
  reader: ReviewReader;
  first: Queue;
  position: number;
  count: number;
  add: (more: readonly QueueEntry[]) => void;
};

/** Asks for further entries before the last ones are reached: by keyset, or leased at each step as others give back. */
function useFurther({ reader, first, position, count, add }: Further): boolean {
  const [nextAfter, setNextAfter] = useState(first.nextAfter);
  const [answered, setAnswered] = useState<number | null>(null);
  const left = count - position;
  const asks = reader.leased ? left < nearEnd.leased : nextAfter !== null && left <= nearEnd.listed;
  // A leased queue is asked once at each place, whatever it said before.
  const from = asks ? (reader.leased ? position : nextAfter) : null;
  useEffect(() => {
    if (from === null) return;
    let current = true;
    void reader.fetchQueue(from).then((result) => {
      if (!current) return;
      setAnswered(from);
      if (!result.ok) return;
      add(result.value.items);
      setNextAfter(result.value.nextAfter);
    });
    return () => {
      current = false;
    };
  }, [reader, from, add]);
  return from !== null && from !== answered;
}

function positionOf(entries: QueueEntry[], initial: ReviewItem | null): number {
  if (!initial) return 0;
  return Math.max(
    0,
    entries.findIndex(({ id }) => id === initial.variant.id),
  );
}
