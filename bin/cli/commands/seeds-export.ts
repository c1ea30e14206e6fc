import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { exportSeeds } from '#lib/services/seeds/index.ts';
import { addOptions } from '../options.ts';
import { runCommand } from '../run.ts';

type Options = Parameters<typeof exportSeeds>[1] & { out?: string; json?: boolean };

export function addSeedsExport(seeds: Command) {
  const { spec } = exportSeeds;
  const command = seeds.command('export').description(spec.summary);
  addOptions(command, spec.input, []);
  command
    .option('--out <file>', 'the file to write; standard output when left out')
    .option('--json', 'print one JSON document, where a file is written')
    .action(({ out, ...options }: Options) => {
      const { json, ...input } = options;
      return runCommand(json === true || command.optsWithGlobals<Options>().json === true, async (ctx) => {
        const { lines } = await exportSeeds(ctx, input);
        return writeTo(out, lines);
      });
    });
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
