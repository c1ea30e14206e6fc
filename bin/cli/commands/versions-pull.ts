import type { Command } from 'commander';
import type { Ctx } from '#lib/services/context.ts';
import { progressBar } from '../progress.ts';
import { isLink, linkSource } from '../pull/link-source.ts';
import { pullVersion } from '../pull/pull-version.ts';
import { studioSource } from '../pull/studio-source.ts';
import { runCommand, runWithoutStudio } from '../run.ts';

type Options = { project: string; to: string; json?: boolean };

export function addVersionsPull(versions: Command) {
  versions
    .command('pull <version>')
    .description('Brings the Parquet files of a version into a folder: resumes, and checks every hash.')
    .option('--project <slug>', 'the project; not with a link', 'demo')
    .requiredOption('--to <folder>', 'the folder, which is made where it does not exist')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nA link of another studio (https://…/versions/pull/cvl_…) is a version too.')
    .action((version: string, options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      if (!isLink(version)) return runCommand(json, (ctx) => pull(version, options, json, ctx));
      return runWithoutStudio(json, () => pull(version, options, json));
    });
}

async function pull(version: string, { project, to }: Options, json: boolean, ctx?: Ctx) {
  const source = ctx ? studioSource(ctx, project, version) : linkSource(version);
  const bar = progressBar(json);
  try {
    return await pullVersion(source, to, (done, total, label) => bar.show({ done, total, label }));
  } finally {
    bar.end();
  }
}
