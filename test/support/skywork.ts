import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import { getBatch, listPresets, startPlan } from '#lib/services/generate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { makeProject, makeSeeds, type SeedText } from './factories.ts';
import { type OpenAiProcess, startOpenAiProcess } from './openai-process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { startWorker } from './worker-process.ts';

type Settings = { samples: number; coreSet: number; afterMs: number; concurrency: number; within: number };

/** The two-stage preset over these seeds, set to work against a server that knows their answers. */
export async function startSkywork(ctx: Ctx, seeds: SeedText[], settings: Settings) {
  const answers = path.join(temporaryFolder('answers'), 'answers.json');
  writeFileSync(answers, JSON.stringify(seeds.map(({ problem, answer }) => ({ problem, answer }))));
  const server = await startOpenAiProcess({
    behave: 'test/support/openai-solver.ts',
    configure: { answers, afterMs: settings.afterMs, wrongEvery: 5, dropSectionEvery: 11, failEvery: 37 },
    keep: 1_000_000,
  });
  await setSettings(ctx, { allowPrivateNetworks: true });
  const { id, slug: project } = await makeProject(ctx.db);
  await makeSeeds(ctx.db, id, seeds);
  const { concurrency, samples, coreSet } = settings;
  const prices = { priceInput: 1, priceOutput: 4 };
  const endpoint = { name: 'local', baseUrl: server.url, model: 'solver', concurrency };
  const { id: model } = await saveModel(ctx, { project, ...endpoint, ...prices });
  const { sent: before } = await server.state();
  const { items } = await listPresets(ctx, { project, model, samples, coreSet });
  const plan = items.find((one) => one.id === 'skywork')!.plan;
  const { batch } = await startPlan(ctx, { ...plan, project, randomSeed: 11 });
  return { project, batch, server, before };
}

/** Lets workers run it to the end; each is killed when so many more calls were answered, but the last. */
export async function runWithKills(
  ctx: Ctx,
  url: string,
  run: { project: string; batch: string },
  kills: number,
  within: number,
): Promise<void> {
  const show = () => getBatch(ctx, run);
  const soon = { timeout: within, interval: 50 };
  for (let kill = 0; kill < kills; kill++) {
    const { callsAnswered } = (await show()).spent;
    const worker = startWorker(url);
    await expect
      .poll(async () => (await show()).spent.callsAnswered, soon)
      .toBeGreaterThan(callsAnswered + 60);
    expect((await show()).status).toBe('running');
    await worker.end('SIGKILL');
  }
  startWorker(url);
  await expect
    .poll(async () => (await show()).status, { timeout: within, interval: 100 })
    .not.toBe('running');
}

/** The ledger of a batch beside the server's own books: what the server counted and the batch did not, by name. */
export async function compareLedgers(ctx: Ctx, batch: string, server: OpenAiProcess) {
  const stored = await ctx.db.modelCall.findMany({
    where: { batchId: batch },
    select: { status: true, providerId: true, promptTokens: true, completionTokens: true },
  });
  const known = new Set(stored.map((one) => one.providerId).filter((id) => id !== null));
  const entries = (await server.entries()).filter((one) => one.number >= 0);
  const mine = entries.filter((one) => known.has(one.id));
  const unknown = entries.filter((one) => !known.has(one.id));
  const sum = <T>(rows: readonly T[], of: (row: T) => number | null) =>
    rows.reduce((total, row) => total + (of(row) ?? 0), 0);
  const answered = stored.filter((one) => one.status === 'answered');
  return {
    server: { prompt: sum(mine, (one) => one.prompt), completion: sum(mine, (one) => one.completion) },
    calls: {
      prompt: sum(answered, (one) => one.promptTokens),
      completion: sum(answered, (one) => one.completionTokens),
    },
    /** Replies that the server made and nobody stored: calls that were under way at a kill, and the check of the model. */
    unknown: unknown.length,
    lost: stored.filter((one) => one.status === 'lost').length,
    paidTwice: known.size === answered.length ? 0 : answered.length - known.size,
  };
}
