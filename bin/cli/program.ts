import { Command } from 'commander';
import { codeVersion } from '#lib/domain/code-version.ts';
import type { Verb } from '#lib/services/verb.ts';
import { verbs } from '#lib/services/verbs.ts';
import { addAnswers } from './commands/answers.ts';
import { addBenchmarksAdd } from './commands/benchmarks-add.ts';
import { addCheckExportOverrides } from './commands/check-export-overrides.ts';
import { addGenerateExportVariants, addReviewExportSteps, addSeedsExport } from './commands/export-chosen.ts';
import { addGeneratePlan } from './commands/generate-plan.ts';
import { addGenerateStart } from './commands/generate-start.ts';
import { addReviewDecide } from './commands/review-decide.ts';
import { addSeedsImport } from './commands/seeds-import.ts';
import { addUserCreate } from './commands/user-create.ts';
import { addVersionsExport } from './commands/versions-export.ts';
import { addOptions, fieldsOf } from './options.ts';
import { runCommand } from './run.ts';

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
  'comment',
];

/** Verbs whose command is written by hand below, or that take what a shell cannot give. */
const byHand = new Set([
  'benchmarks.add',
  'seeds.upload',
  'seeds.export',
  'generate.export-variants',
  'seeds.import',
  'seeds.preview',
  'generate.start',
  'generate.start-plan',
  'generate.estimate-plan',
  'review.decide',
  'review.export-steps',
  'versions.export',
  'check.export-overrides',
  'account.create-user',
]);

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
  addSeedsExport(noun('seeds'));
  addBenchmarksAdd(noun('benchmarks'));
  addGenerateExportVariants(noun('generate'));
  addGenerateStart(noun('generate'));
  addGeneratePlan(noun('generate'));
  addCheckExportOverrides(noun('check'));
  addReviewDecide(noun('review'));
  addReviewExportSteps(noun('review'));
  addVersionsExport(noun('versions'));
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
  command.action(async (...given: unknown[]) => {
    const options = given[names.length] as Record<string, unknown>;
    const input = { ...options, ...Object.fromEntries(names.map((key, index) => [key, given[index]])) };
    const { json, ...rest } = input as { json?: boolean };
    await runCommand(json === true || program(command), (ctx) => verb(ctx, rest as never));
  });
}

/** `studio --json seeds list` and `studio seeds list --json` are the same. */
function program(command: Command): boolean {
  return command.optsWithGlobals<{ json?: boolean }>().json === true;
}
