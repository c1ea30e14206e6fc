import type { Command } from 'commander';
import { invalid } from '#lib/domain/errors.ts';
import { Verified } from '#lib/domain/versions/verified.ts';
import type { Ctx } from '#lib/services/context.ts';
import { getVersion, verifyVersion } from '#lib/services/versions/index.ts';
import { openFolder, otherManifest, verifyFolder } from '#lib/services/versions/verify/verify-folder.ts';
import { verifyShards } from '#lib/services/versions/verify/verify-shards.ts';
import { followRun } from '../follow-run.ts';
import { runCommand, runWithoutStudio } from '../run.ts';

type Options = { project: string; folder?: string; manifest?: string; wait: boolean; json?: boolean };

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
    .option(
      '--no-wait',
      'return at once; the worker goes on, and "versions verifications" shows what it found',
    )
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nA copy alone tells which file is another; with the version named too, which row.',
    )
    .action((version: string | undefined, options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      const { folder, project, manifest, wait } = options;
      if (folder !== undefined && version === undefined) {
        return runWithoutStudio(json, async () =>
          verdict({ folder, ...(await verifyFolder(folder, manifest)) }),
        );
      }
      return runCommand(json, async (ctx) => {
        if (version === undefined) throw invalid('Name a version, or a folder with --folder.');
        if (folder !== undefined)
          return verdict({ folder, ...(await verifyCopy(ctx, { project, version }, folder)) });
        const { run } = await verifyVersion(ctx, { project, version });
        if (!wait) return { run };
        const found = await followRun(ctx, { project, run, what: 'The verification', json });
        return verdict(Verified.parse(found));
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
  const {
    contentHash: found,
    rows,
    faults,
  } = await verifyShards({ ...ctx, storage }, { versionId: id, manifestHash });
  const said = faults.map((fault) =>
    fault.kind === 'missing-shard' ? { ...fault, message: `${fault.path} is missing` } : fault,
  );
  return { manifestHash, expected, found, rows, faults: said };
}
