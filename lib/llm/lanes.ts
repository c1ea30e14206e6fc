/** A lane lets so many calls through at a time, and none while the provider asked for a pause. */
type Lane = { running: number; pausedUntil: number; waiting: (() => void)[]; timer: NodeJS.Timeout | null };

export type Lanes = {
  /** Runs a call in a lane as soon as there is room. */
  run: <T>(key: string, concurrency: number, call: () => Promise<T>) => Promise<T>;
  /** Lets nothing new into a lane for so long. */
  pause: (key: string, ms: number) => void;
};

/** Lanes that all calls of a process share. */
export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  const lane = (key: string): Lane => {
    const found = lanes.get(key) ?? { running: 0, pausedUntil: 0, waiting: [], timer: null };
    lanes.set(key, found);
    return found;
  };
  const run = async <T>(key: string, concurrency: number, call: () => Promise<T>): Promise<T> => {
    const own = lane(key);
    await enter(own, concurrency);
    try {
      return await call();
    } finally {
      own.running--;
      wake(own);
    }
  };
  const pause = (key: string, ms: number) => {
    const own = lane(key);
    own.pausedUntil = Math.max(own.pausedUntil, Date.now() + ms);
  };
  return { run, pause };
}

async function enter(lane: Lane, concurrency: number): Promise<void> {
  while (lane.running >= concurrency || lane.pausedUntil > Date.now()) {
    if (lane.pausedUntil > Date.now()) wakeLater(lane);
    await new Promise<void>((go) => lane.waiting.push(go));
  }
  lane.running++;
}

function wakeLater(lane: Lane): void {
  if (lane.timer) return;
  lane.timer = setTimeout(() => {
    lane.timer = null;
    for (const go of lane.waiting.splice(0)) go();
  }, lane.pausedUntil - Date.now());
}

function wake(lane: Lane): void {
  lane.waiting.shift()?.();
}
