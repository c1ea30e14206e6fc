import { Command } from 'commander';
import { codeVersion } from '#lib/domain/code-version.ts';
import { stages } from '#lib/domain/pipeline.ts';
import type { Download } from '#lib/services/download.ts';
import { type Verb, verbsOf } from '#lib/services/verb.ts';
import { nouns } from './nouns.ts';
import { addOptions, fieldsOf } from './options.ts';
import { runCommand } from './run.ts';
import { writeDownload } from './write-lines.ts';

/** Fields that are arguments instead of options: `studio versions show 3`. */
const argumentNames = [
  'import',
  'seed',
  'batch',
  'variant',
  'version',
  'decision',
  'override',
  'slug',
  'benchmark',
  'hit',
  'audit',
  'ruling',
  'label',
  'push',
  'link',
  'comment',
  'export',
];

/** Verbs whose command is written by hand below, or that take what a shell cannot give. */
export const byHand = new Set([
  'benchmarks.add',
  'seeds.upload',
  'seeds.import',
  'seeds.preview',
  'generate.start',
  'generate.start-plan',
  'generate.estimate-plan',
  'review.decide',
  'versions.create',
  'versions.subset',
  'versions.export',
  'versions.verify',
  'versions.restore',
  'versions.undo-restore',
  'versions.branch',
  'versions.exported-file',
  'versions.file',
  'versions.linked-file',
  'versions.set-tokenizer',
  'account.create-user',
]);

/** The whole command line, with the commands of the nouns that the arguments name: one for every service verb, from the same schemas as REST. */
export async function buildProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('studio')
    .description(`Corollary: ${stages.map(({ id }) => id).join(' → ')}`)
    .version(codeVersion, '--version', 'print the version of Corollary')
    .option('--json', 'print one JSON document')
    .showHelpAfterError()
    .exitOverride();
  for (const [name, noun] of Object.entries(nouns)) {
    const command = program.command(name).description(`commands for ${name}`);
    if (!args.includes(name)) continue;
    for (const verb of verbsOf((await noun.verbs?.()) ?? {}))
      if (!byHand.has(verb.spec.name)) addVerb(command, verb);
    for (const add of (await noun.further?.()) ?? []) add(command);
  }
  return program;
}

function addVerb(noun: Command, verb: Verb<never, unknown>) {
  const command = noun
    .command(verb.spec.name.split('.')[1] ?? '')
    .description(verb.spec.summary)
    .option('--json', 'print one JSON document');
  const fields = fieldsOf(verb.spec.input);
  const positional = fields.filter((field) => argumentNames.includes(field.name) && field.required);
  for (const { name: argument, field } of positional) command.argument(`<${argument}>`, field.description);
  const names = positional.map((field) => field.name);
  addOptions(command, verb.spec.input, names);
  const isDownload = verb.spec.download === true;
  if (isDownload) command.option('--out <file>', 'the file to write; standard output when left out');
  command.action(async (...given: unknown[]) => {
    const options = given[names.length] as Record<string, unknown>;
    const input = { ...options, ...Object.fromEntries(names.map((key, index) => [key, given[index]])) };
    const { json, out, ...rest } = input as { json?: boolean; out?: string };
    await runCommand(json === true || program(command), async (ctx) => {
      const value = await verb(ctx, rest as never);
      return isDownload ? writeDownload(value as Download, out) : value;
    });
  });
}

/** `studio --json seeds list` and `studio seeds list --json` are the same. */
function program(command: Command): boolean {
  return command.optsWithGlobals<{ json?: boolean }>().json === true;
}
