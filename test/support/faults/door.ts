import { Readable } from 'node:stream';
import type { Ctx } from '#lib/services/context.ts';
import { startBatch } from '#lib/services/generate/index.ts';
import { decide, editVariant } from '#lib/services/review/index.ts';
import { startImport, uploadSeeds } from '#lib/services/seeds/index.ts';
import { createVersion } from '#lib/services/versions/index.ts';

export type Text = { problem: string; solution: string; answer: string };
export type Ruling = { action: 'accept' } | { action: 'reject'; reasons: string[] };

export type Generate = { method: string; model?: string; filter?: { limit: number } };

/** How people's writes come in. What it returns is acknowledged; what it throws may be stored or not. */
export type Door = {
  edit: (variant: string, revision: number, text: Text) => Promise<{ revision: number }>;
  decide: (variant: string, revision: number, ruling: Ruling) => Promise<{ decision: string }>;
  upload: (fileName: string, content: string) => Promise<{ import: string }>;
  startImport: (id: string) => Promise<unknown>;
  freeze: (name: string) => Promise<{ run: string }>;
  generate: (what: Generate) => Promise<{ batch: string; requests: number }>;
};

/** Straight to the services. */
export function serviceDoor(ctx: Ctx, project: string): Door {
  return {
    edit: (variant, revision, text) => editVariant(ctx, { project, variant, revision, ...text }),
    decide: (variant, revision, ruling) => decide(ctx, { project, variant, revision, ...ruling }),
    upload: (fileName, content) =>
      uploadSeeds(ctx, { project, fileName, content: Readable.from([Buffer.from(content)]) }),
    startImport: (id) => startImport(ctx, { project, import: id }),
    freeze: (name) => createVersion(ctx, { project, name }),
    generate: (what) => startBatch(ctx, { project, ...what }),
  };
}

type Json = Record<string, unknown>;

/** Through the web server. */
export function restDoor(web: string, token: string, project: string): Door {
  const send = async (path: string, body: string, type = 'application/json') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const response = await fetch(`${web}/api/v1${path}`, {
      ...{ method: 'POST', headers, body, signal: AbortSignal.timeout(60_000) },
    });
    const answer = (await response.json()) as Json;
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer as never;
  };
  const post = (path: string, body: Json) => send(path, JSON.stringify({ project, ...body }));
  return {
    edit: (variant, revision, text) => post(`/review/variants/${variant}/edit`, { revision, ...text }),
    decide: (variant, revision, ruling) => post('/review/decisions', { variant, revision, ...ruling }),
    upload: (fileName, content) =>
      send(
        `/seeds/imports?${new URLSearchParams({ project, fileName })}`,
        content,
        'application/octet-stream',
      ),
    startImport: (id) => post(`/seeds/imports/${id}/start`, {}),
    freeze: (name) => post('/versions', { name }),
    generate: (what) => post('/generate/batches', what),
  };
}
