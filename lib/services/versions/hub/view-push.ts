import type { HubPush } from '#lib/db/generated/client.ts';

/** What may be told of a push: everything but its token. */
export function viewPush({ sealedToken: _sealed, bytesDone, bytesTotal, ...push }: HubPush) {
  return { ...push, bytesDone: Number(bytesDone), bytesTotal: Number(bytesTotal) };
}

export type PushItem = ReturnType<typeof viewPush>;

export const underWay = { in: ['queued', 'running'] as ('queued' | 'running')[] };
