import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { precondition } from '#lib/domain/errors.ts';
import type { PullSource } from './source.ts';

/** The address of a version's files, as a studio gives it: with its secret, and no file behind it. */
const linkPattern = /^https?:\/\/\S+\/versions\/pull\/cvl_[\w-]+$/;

export const isLink = (reference: string): boolean => /^https?:\/\//.test(reference);

/** A version of a studio elsewhere, behind a link. */
export function linkSource(address: string): PullSource {
  const link = address.replace(/\/+$/, '');
  if (!linkPattern.test(link)) {
    throw precondition('A link looks like https://studio.example.org/api/v1/versions/pull/cvl_…');
  }
  const { host } = new URL(link);
  const get = async (path: string, start: number) => {
    const headers: Record<string, string> = start > 0 ? { range: `bytes=${start}-` } : {};
    const response = await fetch(`${link}/${path}`, { headers, redirect: 'follow' }).catch((error) => {
      throw precondition(`${host} does not answer: ${reasonOf(error)}. Pull again: what has come is kept.`);
    });
    if (response.status === 404) throw precondition(`${host} knows no such link, or it has ended.`);
    if (response.status !== (start > 0 ? 206 : 200)) {
      throw precondition(`${host} answered ${response.status} for ${path}.`);
    }
    return response;
  };
  return {
    manifest: async () => {
      const response = await get('manifest.json', 0);
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { bytes, sha256: response.headers.get('etag')?.replaceAll('"', '') ?? '' };
    },
    open: async (path, start) => Readable.fromWeb((await get(path, start)).body as ReadableStream),
  };
}

function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error ? cause.message : String(error);
}
