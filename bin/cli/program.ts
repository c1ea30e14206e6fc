import { Command } from 'commander';
import { codeVersion } from '#lib/domain/code-version.ts';
import { operations } from '#lib/http/operations.ts';
import type { Download } from '#lib/services/download.ts';
import type { Verb } from '#lib/services/verb.ts';
import { verbs } from '#lib/services/verbs.ts';
import { addAnswers } from './commands/answers.ts';
import { addBenchmarksAdd } from './commands/benchmarks-add.ts';
import { addGeneratePlan } from './commands/generate-plan.ts';
import { addGenerateStart } from './commands/generate-start.ts';
import { addReviewDecide } from './commands/review-decide.ts';
import { addSeedsImport } from './commands/seeds-import.ts';
import { addUserCreate } from './commands/user-create.ts';
import { addVersionsExport } from './commands/versions-export.ts';
import { addVersionsFreeze } from './commands/versions-freeze.ts';
import { addVersionsPull } from './commands/versions-pull.ts';
import { addVersionsTokenizer } from './commands/versions-tokenizer.ts';
import { addVersionsVerify } from './commands/versions-verify.ts';
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
const byHand = new Set([
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
  'versions.exported-file',
  'versions.file',
  'versions.linked-file',
  'versions.set-tokenizer',
  'account.create-user',
]);

/** Verbs that give a file. */
const downloads = new Set(
  operations.filter(({ bytes }) => bytes?.response).map(({ verb }) => verb.spec.name),
);

/** The whole command line: one command for every service verb, from the same schemas as REST. */
export function buildProgram(): Command {
  const program = new Command('studio')
    .description('Corollary: seeds → generate → check → review → versions')
    .version(codeVersion, '--version', 'print the version of Corollary')
    .option('--json', 'print one JSON document')
    .showHelpAfterError()
    .exitOverride();
  const nouns = new Map<string, Command>();
  const noun = (name: string) => {
    const found = nouns.get(name) ?? program.command(name).description(`commands for ${name}`);
    nouns.set(name, found);
    return found;
  };
  for (const verb of verbs) if (!byHand.has(verb.spec.name)) addVerb(noun, verb);
  addSeedsImport(noun('seeds'));
  addBenchmarksAdd(noun('benchmarks'));
  addGenerateStart(noun('generate'));
  addGeneratePlan(noun('generate'));
  addReviewDecide(noun('review'));
  addVersionsFreeze(noun('versions'));
  addVersionsExport(noun('versions'));
  addVersionsPull(noun('versions'));
  addVersionsVerify(noun('versions'));
  addVersionsTokenizer(noun('versions'));
  addUserCreate(noun('user'));
  addAnswers(noun('answers'));
  return program;
}

function addVerb(noun: (name: string) => Command, verb: Verb<never, unknown>) {
  const [group = '', name = ''] = verb.spec.name.split('.');
  const command = noun(group)
    .command(name)
    .description(verb.spec.summary)
    .option('--json', 'print one JSON document');
  const fields = fieldsOf(verb.spec.input);
  const positional = fields.filter((field) => argumentNames.includes(field.name) && field.required);
  for (const { name: argument, field } of positional) command.argument(`<${argument}>`, field.description);
  const names = positional.map((field) => field.name);
  addOptions(command, verb.spec.input, names);
  const isDownload = downloads.has(verb.spec.name);
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
