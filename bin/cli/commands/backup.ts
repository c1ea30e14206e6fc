import path from 'node:path';
import type { Command } from 'commander';
import { createBackup, restoreBackup, type Step, verifyBackup } from '#lib/services/backup/index.ts';
import { withInstallation } from '../installation.ts';
import { progressBar } from '../progress.ts';
import { runWithoutStudio } from '../run.ts';

type Options = { json?: boolean; secrets: boolean; keys: boolean; manifest?: string };

/** Whole installations: for who administers the machine, as its database and files are theirs to read anyway. */
export function addBackup(backup: Command) {
  backup
    .command('create <folder>')
    .description('Copies database and files, as of one moment and while people work, into a new folder.')
    .option('--no-secrets', 'leave out secrets.json, which signs sessions and opens stored keys of models')
    .option('--json', 'print one JSON document')
    .action((folder: string, options: Options, command: Command) =>
      run(command, (watch) => create(path.resolve(folder), options, watch)),
    );
  backup
    .command('restore <folder>')
    .description('Brings a backup into an empty installation, and its schema to the state of this version.')
    .option('--without-keys', 'go on where stored keys of models cannot be opened here')
    .option('--json', 'print one JSON document')
    .action((folder: string, options: Options & { withoutKeys?: boolean }, command: Command) =>
      run(command, (watch) => restore(path.resolve(folder), options.withoutKeys === true, watch)),
    );
  backup
    .command('verify <folder>')
    .description('Hashes every file of a backup again and counts its rows; needs no database.')
    .option('--manifest <sha256>', 'the hash that its manifest.json has to have, as "backup create" told it')
    .option('--json', 'print one JSON document')
    .action((folder: string, { manifest }: Options, command: Command) =>
      run(command, (watch) => verify(path.resolve(folder), manifest, watch)),
    );
}

type Watch = { signal: AbortSignal; step: Step };

/** Runs the work with its progress shown; Ctrl-C breaks it off, and nothing half is left. */
function run(command: Command, work: (watch: Watch) => Promise<unknown>): Promise<void> {
  const json = command.optsWithGlobals<Options>().json === true;
  return runWithoutStudio(json, async () => {
    const cancelled = new AbortController();
    const cancel = () => cancelled.abort(new Error('Cancelled: nothing was left behind.'));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, cancel);
    const bar = progressBar(json);
    try {
      return await work({ signal: cancelled.signal, step: shownOn(bar) });
    } finally {
      bar.end();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, cancel);
    }
  });
}

const perMegabyte = 1e6;

function shownOn(bar: ReturnType<typeof progressBar>): Step {
  return ({ what, done, total }) => {
    let bytes = 0;
    let shown = 0;
    bar.show({ done, total, label: what });
    return (more) => {
      bytes += more;
      if (bytes - shown < perMegabyte) return;
      shown = bytes;
      bar.show({ done, total, label: `${what}: ${(bytes / perMegabyte).toFixed(0)} MB` });
    };
  };
}

async function create(folder: string, { secrets }: Options, watch: Watch) {
  const { manifest, manifestHash } = await withInstallation('create', ({ pool, installation }) =>
    createBackup(pool, installation, { folder, secrets, now: () => new Date(), ...watch }),
  );
  const { tables, jobs, files, filesIn, madeAt } = manifest;
  const bytes = [...tables, ...(filesIn === 'backup' ? files : [])].reduce((sum, one) => sum + one.bytes, 0);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    ...{ folder, manifestHash, madeAt, tables: tables.length, rows, jobs: jobs.rows },
    ...{ files: files.length, filesIn, bytes, secrets: manifest.secrets !== null },
  };
}

function restore(folder: string, withoutKeys: boolean, watch: Watch) {
  return withInstallation('restore', ({ pool, url, installation }) =>
    restoreBackup({ ...installation, pool, url }, { folder, withoutKeys, ...watch }),
  );
}

async function verify(folder: string, manifest: string | undefined, watch: Watch) {
  const found = await verifyBackup(folder, { manifest, ...watch });
  const intact = found.faults.length === 0;
  if (!intact) process.exitCode = 1;
  return { folder, ...found, intact };
}
