import type { Command } from 'commander';
import { invalid } from '#lib/domain/errors.ts';
import type { Ctx } from '#lib/services/context.ts';
import { getVersion, verifyVersion } from '#lib/services/versions/index.ts';
import { openFolder, otherManifest, verifyFolder } from '#lib/services/versions/verify-folder.ts';
import { verifyShards } from '#lib/services/versions/verify-shards.ts';
import { runCommand, runWithoutStudio } from '../run.ts';

type Options = { project: string; folder?: string; manifest?: string; json?: boolean };

/** Exits with 1 where anything is not as it was frozen. */
export function addVersionsVerify(versions: Command) {
  versions
    .command('verify [version]')
    .description('Hashes every file and row of a version again and names what is not as it was frozen.')
    .option('--project <slug>', 'the project', 'demo')
    .option('--folder <folder>', 'verify the copy in this folder instead, as "versions pull" leaves it')
    .option(
      '--manifest <sha256>',
      'of a copy without its studio: the hash that its manifest.json has to have',
    )
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nA copy alone tells which file is another; with the version named too, which row.',
    )
    .action((version: string | undefined, options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      const { folder, project, manifest } = options;
      if (folder !== undefined && version === undefined) {
        return runWithoutStudio(json, async () =>
          verdict({ folder, ...(await verifyFolder(folder, manifest)) }),
        );
      }
      return runCommand(json, async (ctx) => {
        if (version === undefined) throw invalid('Name a version, or a folder with --folder.');
        return verdict(
          folder === undefined
            ? await verifyVersion(ctx, { project, version })
            : { folder, ...(await verifyCopy(ctx, { project, version }, folder)) },
        );
      });
    });
}

type Found = { faults: readonly unknown[]; expected: string; found: string };

function verdict<F extends Found>(found: F): F & { intact: boolean } {
  const intact = found.faults.length === 0 && found.expected === found.found;
  if (!intact) process.exitCode = 1;
  return { ...found, intact };
}

/** The copy against what the database of the studio says of every row. */
async function verifyCopy(ctx: Ctx, named: { project: string; version: string }, folder: string) {
  const { id, contentHash: expected, manifestHash: known } = await getVersion(ctx, named);
  const { manifestHash, storage } = await openFolder(folder);
  if (manifestHash !== known) {
    const other = otherManifest(manifestHash, known ?? 'none, for it was frozen before versions were files');
    return { manifestHash, expected, found: '', rows: 0, faults: [other] };
  }
  const { contentHash: found, rows, faults } = await verifyShards({ ...ctx, storage }, id, manifestHash);
  const said = faults.map((fault) =>
    fault.kind === 'missing-shard' ? { ...fault, message: `${fault.path} is missing` } : fault,
  );
  return { manifestHash, expected, found, rows, faults: said };
}
