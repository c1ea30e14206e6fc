import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { type Companion, companionsOf } from '#lib/domain/versions/companions.ts';
import { ExportContainer, ExportOptions } from '#lib/domain/versions/export-options.ts';
import { FormatId } from '#lib/domain/versions/formats/index.ts';
import { AnswerPolicy } from '#lib/domain/versions/training-text.ts';
import type { Ctx } from '#lib/services/context.ts';
import { exportVersion, type StreamedExport } from '#lib/services/versions/index.ts';
import { progressBar } from '../progress.ts';
import { runCommand } from '../run.ts';
import { writeContent } from '../write-lines.ts';

type Options = { project: string; out?: string; json?: boolean } & Record<string, unknown>;

const { split } = ExportOptions.shape;

export function addVersionsExport(versions: Command) {
  versions
    .command('export <version>')
    .description('Exports a version into a file; the same version and options give the same bytes.')
    .option('--project <slug>', 'the project', 'demo')
    .option('--format <id>', `${FormatId.options.join(', ')}; left out, chat, or trl-preference for pairs`)
    .addOption(new Option('--container <name>', 'the kind of file').choices(ExportContainer.options))
    .addOption(
      new Option('--answer <policy>', 'how a text gives its final answer').choices(AnswerPolicy.options),
    )
    .addOption(new Option('--split <name>', 'rows of this split only').choices(split.unwrap().options))
    .option('--provenance', 'columns that say where a row comes from')
    .option('--no-csv-guard', 'CSV: texts that begin like a formula stay as they are')
    .option('--out <file>', 'the file to write; "-" for standard output')
    .option('--json', 'print one JSON document')
    .action((version: string, options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      return runCommand(json, (ctx) => exportTo(ctx, version, options, json));
    });
}

async function exportTo(ctx: Ctx, version: string, { out, json: _, ...asked }: Options, json: boolean) {
  const container = asked.container ?? containerOf(out);
  const exported = await exportVersion(ctx, { ...asked, container, version } as never);
  if (out === '-') {
    await writeContent(out, exported.content);
    return undefined;
  }
  const file = out ?? exported.fileName;
  const measured = await write(file, exported, json);
  const beside = companionsOf(path.basename(file), exported.options);
  for (const one of beside) await writeBeside(path.join(path.dirname(file), one.fileName), one);
  return { file, ...measured, beside: beside.map(({ fileName }) => fileName) };
}

/** A list of data sets that is there already gains this one; other files that are there stay as they are. */
async function writeBeside(file: string, { fileName, text }: Companion) {
  const before = await readFile(file, 'utf8').catch(() => null);
  if (before === null) await writeFile(file, text);
  else if (fileName === 'dataset_info.json') {
    const both = { ...(JSON.parse(before) as object), ...(JSON.parse(text) as object) };
    await writeFile(file, `${JSON.stringify(both, null, 2)}\n`);
  }
}

/** What the name of the file asks for, where nothing else does. */
function containerOf(out: string | undefined): ExportContainer | undefined {
  const read = ExportContainer.safeParse(path.extname(out ?? '').slice(1));
  return read.success ? read.data : undefined;
}

async function write(file: string, { content, fileName }: StreamedExport, json: boolean) {
  const hash = createHash('sha256');
  const bar = progressBar(json);
  let bytes = 0;
  async function* measured() {
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
      bar.show({ done: bytes, total: null, label: `${fileName}: ${(bytes / 1e6).toFixed(1)} MB` });
      yield chunk;
    }
  }
  try {
    await writeContent(file, measured());
  } finally {
    bar.end();
  }
  return { bytes, sha256: hash.digest('hex') };
}
