import { expect, onTestFinished } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import { advanceBatch, runBatch } from '#lib/services/generate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { makeProject, makeSeeds } from './factories.ts';
import type { Behaviour, Call } from './openai-protocol.ts';
import { openAiServer, type ServerOptions, unchecked } from './openai-server.ts';

const never = new AbortController().signal;

/** A worker that nobody stops. */
export const worker = (workerId: string) => ({ workerId, stopping: never, aborting: never });

/** The number in the last message: "What is 5 + 3?" is 5. */
export const numberOf = (call: Call): number =>
  Number(/What is (\d+) \+ 3/.exec(call.messages.at(-1)!.content)?.[1] ?? Number.NaN);

export const solve = (call: Call, answer = numberOf(call) + 3): Behaviour & { reply: string } => ({
  reply: `We add: $${numberOf(call)} + 3 = ${answer}$.\nThe sum is \\boxed{${answer}}.`,
});

export type Settings = Partial<{
  concurrency: number;
  rpm: number;
  tpm: number;
  priceInput: number | null;
  priceOutput: number | null;
  priceCached: number | null;
  timeoutSeconds: number;
}>;

/** A project with additions as seeds, and a real endpoint as its model. */
export async function projectWithModel(
  ctx: Ctx,
  seeds: number,
  behave: (call: Call) => Behaviour | Promise<Behaviour>,
  settings: Settings = {},
  options: ServerOptions = {},
) {
  await setSettings(ctx, { allowPrivateNetworks: true });
  const server = await openAiServer(behave, options);
  onTestFinished(server.close);
  const project = await makeProject(ctx.db);
  const rows = Array.from({ length: seeds }, (_, at) => ({
    problem: `What is ${at} + 3?`,
    answer: String(at + 3),
  }));
  await makeSeeds(ctx.db, project.id, rows);
  const { id: model } = await saveModel(ctx, {
    ...{ project: project.slug, name: 'local', baseUrl: server.url, model: 'm' },
    ...{ concurrency: 4, timeoutSeconds: 5, priceInput: 2, priceOutput: 10 },
    ...settings,
    ...unchecked,
  });
  return { ...project, server, model };
}

/** Does what the jobs of a batch do, until it stands still: requests that wait come back when their time has come. */
export async function finish(ctx: Ctx, batch: string, workers = ['test-worker'], timeout = 25_000) {
  const moving = ['queued', 'running'];
  await expect
    .poll(
      async () => {
        await Promise.all(workers.map((one) => runBatch(ctx, batch, worker(one))));
        await advanceBatch(ctx, batch, never);
        const { status } = await ctx.db.batch.findUniqueOrThrow({ where: { id: batch } });
        return moving.includes(status);
      },
      { timeout, interval: 50 },
    )
    .toBe(false);
}
