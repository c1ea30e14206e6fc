import type { LaunchFile } from '#lib/compute/target.ts';
import type { RunConfig } from '#lib/domain/train/run-config.ts';
import { companionsOf } from '#lib/domain/versions/companions.ts';
import type { ExportOptions } from '#lib/domain/versions/export-options.ts';
import { objectKey } from '#lib/domain/versions/manifest.ts';
import { readManifest } from '../../versions/read-manifest.ts';
import type { Material } from './launch-of.ts';
import { textFile } from './text-file.ts';
import { writtenExport } from './written-export.ts';

/** The data of a leg as files of its folder, and the same as its configuration names them. */
export type DataFiles = { files: LaunchFile[]; shards: RunConfig['data']['shards'] };

/** The version's own shards where they are trained on as they lie, else a file in the form that the trainer reads. */
export async function dataFilesOf(desk: Material): Promise<DataFiles> {
  const { settings, plan } = desk;
  if (settings.kind === 'openai')
    return exported(desk, { format: 'openai', container: 'jsonl', name: 'train.jsonl' });
  if (settings.trainer.kind === 'command') {
    return exported(desk, { format: settings.trainer.data, container: 'jsonl', name: 'train.jsonl' });
  }
  if (plan.answer === 'as-frozen') return shardsOf(desk);
  return exported(desk, { format: 'numinamath', container: 'parquet', name: 'rows.parquet' });
}

async function shardsOf({ ctx, version, plan }: Material): Promise<DataFiles> {
  const { shards } = await readManifest(ctx.storage, version.manifestHash ?? '');
  const { split, evaluationSplit } = plan.config.data;
  const read = shards.filter((one) => one.split === split || one.split === evaluationSplit);
  return {
    files: read.map(({ path, bytes, sha256 }) => ({
      ...{ name: path, bytes, sha256, open: () => ctx.storage.read(objectKey(sha256)) },
    })),
    shards: read.map(({ path, bytes, sha256, rows }) => ({ file: path, bytes, sha256, rows })),
  };
}

type Form = Pick<ExportOptions, 'format' | 'container'> & { name: string };

/** Rows of both splits in one file for our trainer, which reads the column; those for training alone for all others. */
async function exported(desk: Material, { name, format, container }: Form): Promise<DataFiles> {
  const ours = container === 'parquet';
  const answer = desk.plan.answer === 'as-frozen' ? 'keep' : desk.plan.answer;
  const options = {
    ...{ format, container, answer, csvGuard: true },
    ...{ split: ours ? ('all' as const) : ('train' as const), provenance: ours },
  };
  const written = await writtenExport(desk, options);
  const file = `data/${name}`;
  return {
    files: [
      { name: file, bytes: written.bytes, sha256: written.sha256, open: written.open },
      ...companionsOf(name, options).map(({ fileName, text }) => textFile(`data/${fileName}`, text)),
    ],
    shards: [{ file, bytes: written.bytes, sha256: written.sha256, rows: written.records }],
  };
}
