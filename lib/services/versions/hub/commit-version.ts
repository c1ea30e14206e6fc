import { type CommitOperation, commit, createRepo, HubApiError, listFiles } from '@huggingface/hub';
import type { DatasetCard } from '#lib/domain/versions/card/card.ts';
import { type Manifest, objectKey } from '#lib/domain/versions/manifest.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';
import { StorageBlob } from './storage-blob.ts';

export type Destination = {
  endpoint: string;
  repo: string;
  private: boolean;
  accessToken: string;
  fetch: typeof fetch;
  signal: AbortSignal;
};

export type Pushed = {
  name: string;
  manifest: Manifest;
  manifestFile: { sha256: string; bytes: number };
  card: Pick<DatasetCard, 'markdown' | 'plots'>;
};

/** Makes the dataset where it does not exist, and puts the version there in one commit, in the place of an older one. */
export async function commitVersion(storage: ObjectStorage, to: Destination, pushed: Pushed) {
  const { accessToken, fetch } = to;
  const repo = { type: 'dataset' as const, name: to.repo };
  const hub = { repo, accessToken, hubUrl: to.endpoint, fetch };
  const isNew = await made(createRepo({ ...hub, visibility: to.private ? 'private' : 'public' }));
  const files = operationsOf(storage, pushed);
  const stale = isNew ? [] : await staleFiles(hub, new Set(files.map(({ path }) => path)));
  const { manifest, name } = pushed;
  const done = await commit({
    ...hub,
    title: `Version ${name}: ${manifest.rows.toLocaleString('en')} rows`,
    description: `Content hash ${manifest.contentHash}`,
    operations: [...files, ...stale],
    abortSignal: to.signal,
    // Uploads by the LFS protocol, which every Hub and mirror of it speaks.
    useXet: false,
  });
  if (!done) throw new Error('The Hub made no commit.');
  return done.commit;
}

/** False where the dataset is there already. */
async function made(creating: Promise<unknown>): Promise<boolean> {
  try {
    await creating;
    return true;
  } catch (error) {
    if (error instanceof HubApiError && error.statusCode === 409) return false;
    throw error;
  }
}

function operationsOf(storage: ObjectStorage, { manifest, manifestFile, card }: Pushed) {
  const add = (path: string, content: Blob) => ({ operation: 'addOrUpdate' as const, path, content });
  const text = (content: string) => new Blob([content]);
  const shards = manifest.shards.map(({ path, sha256, bytes }) =>
    add(path, new StorageBlob(storage, { key: objectKey(sha256), start: 0, end: bytes })),
  );
  const plots = card.plots.map(({ path, svg }) => add(path, text(svg)));
  const { bytes } = manifestFile;
  const stored = new StorageBlob(storage, { key: objectKey(manifestFile.sha256), start: 0, end: bytes });
  return [...shards, ...plots, add('README.md', text(card.markdown)), add('manifest.json', stored)];
}

type Hub = Parameters<typeof listFiles>[0];

/** Shards and pictures of an older version: "data/train-*" would read them too. */
async function staleFiles(hub: Hub, kept: ReadonlySet<string>): Promise<CommitOperation[]> {
  const stale: CommitOperation[] = [];
  for await (const { type, path } of listFiles({ ...hub, recursive: true })) {
    const ours = /^data\/(?:train|validation|test)-\d{5}-of-\d{5}\.parquet$|^plots\/\w+\.svg$/.test(path);
    if (type === 'file' && ours && !kept.has(path)) stale.push({ operation: 'delete', path });
  }
  return stale;
}
