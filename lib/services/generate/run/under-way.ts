/** Calls that this process has under way, by worker and endpoint, over all the batches that it works on. */
const calls = new Map<string, number>();

const keyOf = (holder: string, endpointId: string) => `${workerOf(holder)} ${endpointId}`;

/** The worker of a holder "<worker>/<run>". */
export const workerOf = (holder: string): string => holder.split('/', 1)[0]!;

export function underWay(holder: string, endpointId: string): number {
  return calls.get(keyOf(holder, endpointId)) ?? 0;
}

/** Counts calls that begin; a negative number for calls that ended. */
export function countUnderWay(holder: string, endpointId: string, change: number): void {
  const key = keyOf(holder, endpointId);
  const now = (calls.get(key) ?? 0) + change;
  if (now === 0) calls.delete(key);
  else calls.set(key, now);
}
