import type { IncomingMessage, ServerResponse } from 'node:http';
import { send } from './openai-answer.ts';
import {
  advance,
  type Batch,
  type BatchSettings,
  batchBody,
  type Desk,
  newBatch,
  type StoredFile,
} from './openai-batch-run.ts';
import type { Ledger } from './openai-ledger.ts';
import { readMultipart } from './openai-multipart.ts';
import type { Behave } from './openai-protocol.ts';

export type BatchControl = {
  /** May be changed at any time. */
  settings: BatchSettings;
  files: Map<string, StoredFile>;
  all: Batch[];
  /** Moves every batch that has not ended by one step. */
  step: () => Promise<void>;
};

type Context = { ledger: Ledger; behave: Behave; nextCall: () => number };

/** /v1/files and /v1/batches. A batch moves by one step at each `step()`, and at each look at it unless told otherwise. */
export function batchApi(context: Context) {
  const desk: Desk = {
    ...context,
    files: new Map(),
    filesMade: 0,
    batches: [],
    settings: { advance: 'polls', linesPerStep: Number.POSITIVE_INFINITY },
  };
  const step = async () => {
    for (const batch of desk.batches) await advance(desk, batch);
  };
  const control: BatchControl = { settings: desk.settings, files: desk.files, all: desk.batches, step };
  const route = async (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://server');
    const [version, noun, id, part] = url.pathname.split('/').slice(1);
    if (version !== 'v1' || desk.settings.missing) return false;
    const at = { method: request.method ?? 'GET', id, part, url, request, response, body };
    if (noun === 'files') return routeFiles(desk, at);
    if (noun === 'batches') return routeBatches(desk, at);
    return false;
  };
  return { control, route };
}

type At = {
  method: string;
  id: string | undefined;
  part: string | undefined;
  url: URL;
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
};

const fileBody = ({ id, name, bytes, purpose, createdAt }: StoredFile) => ({
  ...{ id, object: 'file', bytes: bytes.length, created_at: createdAt, filename: name, purpose },
});

function routeFiles(desk: Desk, { method, id, part, request, response, body }: At): boolean {
  if (id === undefined) {
    if (method !== 'POST') return false;
    const { fields, file } = readMultipart(request.headers['content-type'] ?? '', body);
    if (!file) {
      send(response, 400, { error: { message: "'file' is a required property" } });
      return true;
    }
    const stored = storeFile(desk, file.name, file.bytes, fields.purpose ?? '');
    send(response, 200, fileBody(stored));
    return true;
  }
  const found = desk.files.get(id);
  if (!found) send(response, 404, { error: { message: `No such File object: ${id}` } });
  else if (part === 'content') {
    response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(found.bytes);
  } else if (method === 'DELETE') {
    desk.files.delete(id);
    send(response, 200, { id, object: 'file', deleted: true });
  } else send(response, 200, fileBody(found));
  return true;
}

/** Keeps a file under the next id. */
export function storeFile(desk: Desk, name: string, bytes: Buffer, purpose: string): StoredFile {
  const id = `file-${name.replace(/\W+/g, '-').slice(0, 30)}-${desk.filesMade++}`;
  const stored = { id, name, bytes, purpose, createdAt: Math.floor(Date.now() / 1000) };
  desk.files.set(id, stored);
  return stored;
}

async function routeBatches(desk: Desk, at: At): Promise<boolean> {
  const { method, id, part, url, response, body } = at;
  if (id === undefined && method === 'POST') return create(desk, response, body);
  if (id === undefined) {
    send(response, 200, listBody(desk, url));
    return true;
  }
  const batch = desk.batches.find((one) => one.id === id);
  if (!batch) {
    send(response, 404, { error: { message: `No batch found with id '${id}'.` } });
    return true;
  }
  if (part === 'cancel') {
    if (['validating', 'in_progress', 'finalizing'].includes(batch.status)) batch.status = 'cancelling';
    else if (batch.status !== 'cancelling') {
      const message = `Cannot cancel a batch with status '${batch.status}'.`;
      send(response, 409, { error: { message, type: 'invalid_request_error' } });
      return true;
    }
  } else if (desk.settings.advance === 'polls') await advance(desk, batch);
  send(response, 200, batchBody(batch));
  return true;
}

function create(desk: Desk, response: ServerResponse, body: Buffer): boolean {
  const given = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  const file = desk.files.get(String(given.input_file_id));
  const refusal = desk.settings.refuseCreate;
  if (refusal) send(response, refusal.status, refusal.body ?? { error: { message: refusal.message } });
  else if (!file) send(response, 400, { error: { message: `No such file: ${given.input_file_id}` } });
  else {
    const batch = newBatch(`batch_${desk.batches.length}`, file, given);
    desk.batches.push(batch);
    send(response, 200, batchBody(batch));
  }
  return true;
}

/** Newest first, as OpenAI lists them. */
function listBody(desk: Desk, url: URL) {
  const newest = [...desk.batches].reverse();
  const after = url.searchParams.get('after');
  const from = after === null ? 0 : newest.findIndex((one) => one.id === after) + 1;
  const limit = Number(url.searchParams.get('limit') ?? 20);
  const data = newest.slice(from, from + limit).map(batchBody);
  const ends = { first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
  return { object: 'list', data, ...ends, has_more: from + limit < newest.length };
}
