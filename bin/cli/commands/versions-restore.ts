import type { Command } from 'commander';
import type { Ctx } from '#lib/services/context.ts';
import { branchVersion, restoreVersion, undoRestore } from '#lib/services/versions/index.ts';
import { followRun } from '../follow-run.ts';
import { addOptions } from '../options.ts';
import { runCommand } from '../run.ts';

type Options = Record<string, unknown> & { project: string; wait: boolean };

/** A verb that starts a run of the worker's. */
type Starting = {
  (ctx: Ctx, input: never): Promise<{ run: string }>;
  readonly spec: { summary: string; input: Parameters<typeof addOptions>[1] };
};

/** Commands that change the working state by a version: they wait for the worker and show what became of it. */
export function addVersionsRestore(versions: Command) {
  const add = (name: string, verb: Starting, what: string, positional: readonly string[]) => {
    const places = positional.map((place) => ` <${place}>`).join('');
    const command = versions.command(`${name}${places}`).description(verb.spec.summary);
    addOptions(command, verb.spec.input, positional);
    command.option('--no-wait', 'return at once; the work goes on');
    command.option('--json', 'print one JSON document');
    command.action((...given: unknown[]) => {
      const { wait, json: _, ...options } = given[positional.length] as Options;
      const named = Object.fromEntries(positional.map((place, at) => [place, given[at]]));
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
      return runCommand(json, async (ctx) => {
        const started = await verb(ctx, { ...options, ...named } as never);
        if (!wait) return started;
        const { run, ...told } = started;
        return { ...told, ...(await followRun(ctx, { project: options.project, run, what, json })) };
      });
    });
  };
  add('restore', restoreVersion, 'The restore', ['version']);
  add('undo-restore', undoRestore, 'Taking it back', []);
  add('branch', branchVersion, 'The branch', ['version']);
}
