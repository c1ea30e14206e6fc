import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { invalid } from '#lib/domain/errors.ts';
import { setTokenizer } from '#lib/services/versions/index.ts';
import { runCommand } from '../run.ts';

type Options = { project: string; name?: string; json?: boolean };

export function addVersionsTokenizer(versions: Command) {
  versions
    .command('set-tokenizer <file>')
    .description('Gives the project the tokenizer.json of a model, by which token lengths are counted.')
    .option('--project <slug>', 'the project', 'demo')
    .option('--name <name>', 'what it is called; the name of the file when left out')
    .option('--json', 'print one JSON document')
    .action((file: string, options: Options, command: Command) =>
      runCommand(command.optsWithGlobals<Options>().json === true, async (ctx) => {
        if (!existsSync(file)) throw invalid(`There is no file ${file}.`);
        const { project, name: fileName = path.basename(file) } = options;
        return setTokenizer(ctx, { project, fileName, content: createReadStream(file) });
      }),
    );
}
