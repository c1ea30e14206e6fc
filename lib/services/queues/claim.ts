import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { assignItems } from '#lib/db/queries/queues/assign-items.ts';
import { chooseGold } from '#lib/db/queries/queues/choose-gold.ts';
import { chooseItems } from '#lib/db/queries/queues/choose-items.ts';
import { expireLeases } from '#lib/db/queries/queues/expire-leases.ts';
import { lastRank } from '#lib/db/queries/queues/last-rank.ts';
import type { QueueToWork } from '#lib/db/queries/queues/queue-to-work.ts';
import { withdrawDecided } from '#lib/db/queries/queues/withdraw-decided.ts';
import { Id } from '#lib/domain/ids.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { chosenOf } from './fill-items.ts';
import { queueToWork } from './find-queue.ts';
import { heldItems } from './held-items.ts';
import { personOf } from './person.ts';

export const claimItems = projectVerb(
  {
    name: 'queues.claim',
    summary: 'Gives you the next variants of a queue, each for as long as its lease is renewed.',
    kind: 'command',
    capability: 'review',
    input: z.object({
      queue: Id.describe('The queue'),
      count: z.coerce
        .number()
        .int()
        .min(1)
        .max(10)
        .default(3)
        .describe('How many you hold then, those that you hold already among them'),
    }),
  },
  (ctx, input) =>
    ctx.db.$transaction(
      async (tx) => {
        const person = personOf(ctx);
        const queue = await queueToWork(tx, ctx, input.queue, person.userId);
        const held = await heldItems(tx, ctx, queue, person.userId);
        const missing = input.count - held.length;
        if (missing > 0) await claimMore(tx, ctx, queue, person, missing);
        const items = missing > 0 ? await heldItems(tx, ctx, queue, person.userId) : held;
        const isMore = items.length >= input.count;
        return { items, nextAfter: isMore ? (items.at(-1)?.seq ?? null) : null };
      },
      { maxWait: 30_000, timeout: 30_000 },
    ),
);

type Person = { userId: string; userLabel: string };

/** So often a claim looks again for what others took between its choice and its lease. */
const tries = 5;

async function claimMore(tx: Tx, ctx: ProjectCtx, queue: QueueToWork, person: Person, count: number) {
  let missing = count;
  for (let again = 0; missing > 0 && again < tries; again++) {
    const gold = await drawGold(tx, ctx, queue, person.userId, missing);
    const chosen = await chooseNext(tx, ctx, queue, person.userId, missing - gold.length);
    const items = [...gold, ...chosen];
    if (items.length === 0) return;
    await expireLeases(tx, items, ctx.now());
    missing -= (await assignItems(tx, items, leaseOf(ctx, queue, person))).length;
  }
}

/** A lease of this person that begins now. */
export const leaseOf = (ctx: ProjectCtx, queue: QueueToWork, person: Person) => ({
  ...person,
  queueId: queue.id,
  votes: queue.votesNeeded,
  now: ctx.now(),
  leaseUntil: new Date(ctx.now().getTime() + queue.leaseSeconds * 1000),
});

/** Behind the person's last item first; then what was busy, given back or reopened; at the end what they skipped. */
async function chooseNext(tx: Tx, ctx: ProjectCtx, queue: QueueToWork, userId: string, wanted: number) {
  const asked = { queueId: queue.id, userId, votes: queue.votesNeeded, now: ctx.now() };
  const after = await lastRank(tx, queue.id, userId);
  const ways = [
    { after, skipped: false },
    { after: 0, skipped: false },
    { after: 0, skipped: true },
  ];
  const chosen = new Set<string>();
  for (const one of ways) {
    if (chosen.size >= wanted) break;
    // What this transaction has locked already is found again: it is asked for beside what is missing.
    const found = await chooseItems(tx, { ...asked, ...one, count: wanted });
    for (const id of found) if (chosen.size < wanted) chosen.add(id);
  }
  if (chosen.size === 0 && wanted > 0) await withdrawDecided(tx, queue.id, ctx.now());
  return [...chosen];
}

/** Each item is gold with the chance of the queue's rate, as long as there is gold that this person has not met. */
async function drawGold(tx: Tx, ctx: ProjectCtx, queue: QueueToWork, userId: string, count: number) {
  if (queue.goldRate === 0) return [];
  const draws = Array.from({ length: count }, () => Buffer.from(ctx.randomBytes(4)).readUInt32BE() / 2 ** 32);
  const drawn = draws.filter((draw) => draw < queue.goldRate).length;
  if (drawn === 0) return [];
  return chooseGold(tx, { queueId: queue.id, userId, chosen: chosenOf(queue), count: drawn });
}
