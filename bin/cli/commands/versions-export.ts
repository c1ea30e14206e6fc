import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { FormatId } from '#lib/domain/versions/formats/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { exportVersion } from '#lib/services/versions/index.ts';
import { progressBar } from '../progress.ts';
import { runCommand } from '../run.ts';
import { writeLines } from '../write-lines.ts';

type Options = { project: string; format: string; out?: string; json?: boolean };

export function addVersionsExport(versions: Command) {
  versions
    .command('export <version>')
    .description('Exports a version as JSONL; the same version gives the same bytes.')
    .option('--project <slug>', 'the project', 'demo')
    .option('--format <id>', FormatId.options.join(', '), 'chat')
    .option('--out <file>', 'the file to write; "-" for standard output')
    .option('--json', 'print one JSON document')
    .action((version: string, options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      return runCommand(json, (ctx) => exportFile(ctx, version, options, json));
    });
}

async function exportFile(ctx: Ctx, version: string, { project, format, out }: Options, json: boolean) {
  const exported = await exportVersion(ctx, { project, version, format });
  if (out === '-') {
    await writeLines(out, exported.lines);
    return undefined;
  }
  const target = out ?? exported.fileName;
  const hash = createHash('sha256');
  const bar = progressBar(json);
  let rows = 0;
  async function* measured() {
    for await (const line of exported.lines) {
      hash.update(line, 'utf8');
      rows += 1;
      if (rows % 1_000 === 0)
        bar.show({ done: rows, total: exported.rowCount, label: `${rows.toLocaleString('en')} rows` });
      yield line;
    }
  }
  try {
    await writeLines(target, measured());
  } finally {
    bar.end();
  }
  const sha256 = hash.digest('hex');
  return {
    file: target,
    rows,
    sha256,
    matchesVersion: exported.file ? exported.file.sha256 === sha256 : null,
  };
}
