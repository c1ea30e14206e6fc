import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Ctx } from '#lib/services/context.ts';
import { exportVariants } from '#lib/services/generate/index.ts';
import { exportStepLabels } from '#lib/services/review/index.ts';
import { exportSeeds } from '#lib/services/seeds/index.ts';
import type { Verb } from '#lib/services/verb.ts';
import { addOptions } from '../options.ts';
import { runCommand } from '../run.ts';

type Exported = { lines: AsyncIterable<string> };

export const addSeedsExport = (seeds: Command) => addExport(seeds.command('export'), exportSeeds);

export const addGenerateExportVariants = (generate: Command) =>
  addExport(generate.command('export-variants'), exportVariants);

export const addReviewExportSteps = (review: Command) =>
  addExport(review.command('export-steps'), exportStepLabels);

function addExport<Input extends object>(
  command: Command,
  verb: Pick<Verb<Input, Exported>, 'spec'> & ((ctx: Ctx, input: Input) => Promise<Exported>),
) {
  command.description(verb.spec.summary);
  addOptions(command, verb.spec.input, []);
  command
    .option('--out <file>', 'the file to write; standard output when left out')
    .option('--json', 'print one JSON document, where a file is written')
    .action(({ out, json, ...input }: Input & { out?: string; json?: boolean }) =>
      runCommand(
        json === true || command.optsWithGlobals<{ json?: boolean }>().json === true,
        async (ctx) => {
          const { lines } = await verb(ctx, input as unknown as Input);
          return writeTo(out, lines);
        },
      ),
    );
}

/** A file is there whole or not at all. */
async function writeTo(out: string | undefined, lines: AsyncIterable<string>) {
  if (out === undefined || out === '-') {
    await pipeline(Readable.from(lines), process.stdout, { end: false });
    return undefined;
  }
  const partial = `${out}.partial`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(partial, { flush: true }));
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { file: out };
}
