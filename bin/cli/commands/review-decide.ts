import type { Command } from 'commander';
import type { Ctx } from '#lib/services/context.ts';
import { decide, decideMatching, getReviewItem } from '#lib/services/review/index.ts';
import { addOptions } from '../options.ts';
import { runCommand } from '../run.ts';

type Options = {
  project: string;
  action: 'accept' | 'reject';
  reasons?: string[];
  note?: string;
  revision?: string;
};

export function addReviewDecide(review: Command) {
  const command = review
    .command('decide [variant]')
    .description(
      'Accepts or rejects one variant; without one, every pending variant that the filter admits.',
    );
  addOptions(command, decideMatching.spec.input, []);
  command
    .option('--revision <number>', 'the revision that was read; the current one when left out')
    .option('--json', 'print one JSON document')
    .action((variant: string | undefined, { json: _, ...options }: Options & { json?: boolean }) => {
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
      return runCommand(json, (ctx) =>
        variant ? decideOne(ctx, variant, options) : decideMatching(ctx, withoutRevision(options)),
      );
    });
}

function withoutRevision({ revision: _, ...options }: Options) {
  return options;
}

async function decideOne(ctx: Ctx, variant: string, { project, action, reasons, note, revision }: Options) {
  const read = revision ?? (await getReviewItem(ctx, { project, variant })).variant.revision;
  return decide(ctx, { project, variant, action, reasons, note, revision: Number(read) });
}
