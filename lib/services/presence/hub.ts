import type { Db } from '#lib/db/client.ts';
import { listen } from '#lib/db/listen.ts';
import { presenceChannel } from '#lib/db/queries/presence/channel.ts';
import { listPresences } from '#lib/db/queries/presence/list.ts';
import type { PresenceMessage } from '#lib/domain/presence/schema.ts';

type Hear = (message: PresenceMessage) => void;
type Room = { hearers: Set<Hear>; timer: ReturnType<typeof setTimeout> | null };

/** Changes within this time are told together, in ms: the list is read once for all pages of the process. */
const gatherMs = 150;

/** Who looks at what, for all open pages of one process: one connection that listens, one read a change and project. */
export class PresenceHub {
  readonly #db: Db;
  readonly #now: () => Date;
  readonly #rooms = new Map<string, Room>();
  #stop: (() => Promise<void>) | null = null;

  constructor(db: Db, now: () => Date = () => new Date()) {
    this.#db = db;
    this.#now = now;
  }

  /** Hears of a project until the result is called. Nobody who hears: no connection. */
  join(projectId: string, hear: Hear): () => void {
    const room = this.#rooms.get(projectId) ?? { hearers: new Set(), timer: null };
    this.#rooms.set(projectId, room);
    room.hearers.add(hear);
    this.#stop ??= listen(
      this.#db,
      presenceChannel,
      (payload) => this.#hear(payload),
      () => this.#readAll(),
    );
    this.#read(projectId);
    return () => this.#leave(projectId, hear);
  }

  #leave(projectId: string, hear: Hear) {
    const room = this.#rooms.get(projectId);
    room?.hearers.delete(hear);
    if (!room || room.hearers.size > 0) return;
    if (room.timer) clearTimeout(room.timer);
    this.#rooms.delete(projectId);
    if (this.#rooms.size > 0) return;
    void this.#stop?.();
    this.#stop = null;
  }

  #hear(payload: string) {
    const [projectId = '', what = ''] = payload.split(' ');
    if (what === 'people') return this.#read(projectId);
    this.#tell(projectId, { kind: 'changed', variant: what });
  }

  #readAll() {
    for (const projectId of this.#rooms.keys()) this.#read(projectId);
  }

  #read(projectId: string) {
    const room = this.#rooms.get(projectId);
    if (!room || room.timer) return;
    room.timer = setTimeout(async () => {
      room.timer = null;
      // A database that is away for a moment is asked again when the connection is back.
      const people = await listPresences(this.#db, projectId, this.#now()).catch(() => null);
      if (people) this.#tell(projectId, { kind: 'people', people });
    }, gatherMs);
  }

  #tell(projectId: string, message: PresenceMessage) {
    for (const hear of this.#rooms.get(projectId)?.hearers ?? []) hear(message);
  }
}

/** One hub for each client in the process: the web server loads this module once for every bundle that it makes. */
const place = globalThis as typeof globalThis & { corollaryPresence?: WeakMap<Db, PresenceHub> };
place.corollaryPresence ??= new WeakMap();
const hubs = place.corollaryPresence;

export function presenceHub(db: Db): PresenceHub {
  const hub = hubs.get(db) ?? new PresenceHub(db);
  hubs.set(db, hub);
  return hub;
}
