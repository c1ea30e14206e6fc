import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { OverrideExport } from '#lib/domain/check/schema.ts';
import { exportOverrides } from '#lib/services/check/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { runCommand } from '../run.ts';

type Options = OverrideExport & { project: string; out?: string; json?: boolean };

export function addCheckExportOverrides(check: Command) {
  const { spec } = exportOverrides;
  check
    .command('export-overrides')
    .description(spec.summary)
    .option('--project <slug>', 'the project', 'demo')
    .option('--verdict <value>', "only this word of people's: equal, different")
    .option('--engine <value>', 'only what the engine had called equal, different, undecided')
    .option('--out <file>', 'the file to write; standard output when left out')
    .option('--json', 'print one JSON document, where a file is written')
    .action((options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      return runCommand(json, (ctx) => writeLines(ctx, options));
    });
}

async function writeLines(ctx: Ctx, { project, verdict, engine, out }: Options) {
  const { lines } = await exportOverrides(ctx, { project, verdict, engine });
  if (out === undefined || out === '-') {
    await pipeline(Readable.from(lines), process.stdout, { end: false });
    return undefined;
  }
  const partial = `${out}.partial`;
  let rows = 0;
  async function* counted() {
    for await (const line of lines) {
      rows += 1;
      yield line;
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(partial, { flush: true }));
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { file: out, rows };
}
