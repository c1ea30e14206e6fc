import { buffer } from 'node:stream/consumers';
import type { Ctx } from '#lib/services/context.ts';
import { readVersionFile } from '#lib/services/versions/index.ts';
import type { PullSource } from './source.ts';

/** A version of this studio, out of its own storage. */
export function studioSource(ctx: Ctx, project: string, version: string): PullSource {
  const file = (path: string) => readVersionFile(ctx, { project, version, path });
  return {
    manifest: async () => {
      const { sha256, open } = await file('manifest.json');
      return { bytes: await buffer(await open({})), sha256 };
    },
    open: async (path, start) => (await file(path)).open({ start }),
  };
}
