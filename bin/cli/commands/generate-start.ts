import type { Command } from 'commander';
import type { Ctx } from '#lib/services/context.ts';
import { getBatch, startBatch } from '#lib/services/generate/index.ts';
import { addOptions } from '../options.ts';
import { poll, progressBar } from '../progress.ts';
import { runCommand } from '../run.ts';
import { refuseWithoutWorker } from './seeds-import.ts';

type Plan = Parameters<typeof startBatch>[1];

export function addGenerateStart(generate: Command) {
  const command = generate.command('start').description(startBatch.spec.summary);
  addOptions(command, startBatch.spec.input, []);
  command
    .option('--no-wait', 'return at once; the batch goes on')
    .option('--json', 'print one JSON document')
    .action((options: Record<string, unknown>) => {
      const { wait, json: _, ...input } = options;
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
      return runCommand(json, (ctx) => start(ctx, input as Plan, wait === true, json));
    });
}

async function start(ctx: Ctx, input: Plan, wait: boolean, json: boolean) {
  const started = await startBatch(ctx, input);
  return wait ? watch(ctx, input.project, started.batch, json) : started;
}

/** Shows a batch's progress until it ends or is paused. */
export async function watch(ctx: Ctx, project: string, id: string, json: boolean) {
  const bar = progressBar(json);
  const ended = await poll(async () => {
    const batch = await getBatch(ctx, { project, batch: id });
    const { done, refused, failed } = batch.counts;
    bar.show({
      done: done + refused + failed,
      total: batch.total,
      label: `${done.toLocaleString('en')} variants`,
    });
    if (batch.status === 'queued') await refuseWithoutWorker(ctx);
    return batch.status === 'queued' || batch.status === 'running' ? null : batch;
  });
  bar.end();
  return ended;
}
