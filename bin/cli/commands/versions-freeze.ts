import type { Command } from 'commander';
import type { Ctx } from '#lib/services/context.ts';
import { createVersion, getVersion, subsetVersion } from '#lib/services/versions/index.ts';
import { followRun } from '../follow-run.ts';
import { addOptions } from '../options.ts';
import { runCommand } from '../run.ts';

type Options = Record<string, unknown> & { project: string; wait: boolean };

/** Commands that freeze: they wait for the worker and show what became of it. */
export function addVersionsFreeze(versions: Command) {
  const create = versions.command('create').description(createVersion.spec.summary);
  withOptions(create, createVersion.spec.input, []).action((options: Options) =>
    freeze(create, options, async (ctx, input) => {
      const { run, name } = await createVersion(ctx, input as Parameters<typeof createVersion>[1]);
      return { run, names: [name] };
    }),
  );
  const subset = versions.command('subset <version>').description(subsetVersion.spec.summary);
  withOptions(subset, subsetVersion.spec.input, ['version']).action((version: string, options: Options) =>
    freeze(subset, options, (ctx, input) =>
      subsetVersion(ctx, { ...input, version } as Parameters<typeof subsetVersion>[1]),
    ),
  );
}

const withOptions = (
  command: Command,
  input: Parameters<typeof addOptions>[1],
  positional: readonly string[],
) => {
  addOptions(command, input, positional);
  return command
    .option('--no-wait', 'return at once; the freeze goes on')
    .option('--json', 'print one JSON document');
};

type Started = { run: string; names: readonly string[] };

function freeze(
  command: Command,
  options: Options,
  start: (ctx: Ctx, input: { project: string }) => Promise<Started>,
) {
  const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
  const { wait, json: _, ...input } = options;
  return runCommand(json, async (ctx) => {
    const { project } = input;
    const { run, names } = await start(ctx, input);
    if (!wait) return { run, names };
    await followRun(ctx, { project, run, what: 'The freeze', json });
    const made = await Promise.all(names.map((name) => getVersion(ctx, { project, version: name })));
    return made.length === 1 ? made[0] : made;
  });
}
