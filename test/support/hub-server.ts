import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

type Repo = { private: boolean; files: Map<string, Buffer>; commits: { title: string; paths: string[] }[] };

export type HubServer = {
  url: string;
  token: string;
  repos: Map<string, Repo>;
  /** Large files by their SHA-256. */
  lfs: Map<string, Buffer>;
  /** Method and path of every request. */
  requests: string[];
  /** Uploads are taken and not answered until this is called. */
  holdUploads: () => () => void;
  close: () => Promise<void>;
};

type State = Omit<HubServer, 'holdUploads' | 'close'> & {
  parts: Map<string, Map<number, Buffer>>;
  held: Promise<void>;
};
type Answer = { status?: number; json?: unknown; headers?: Record<string, string> };
type Call = { state: State; match: RegExpExecArray; body: Buffer; headers: http.IncomingHttpHeaders };

class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Files over this are uploaded in parts of it. */
export const hubPartBytes = 4_000;
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** A server on this machine that speaks the Hub's HTTP API as far as pushing a dataset goes, LFS with its parts included. */
export async function hubServer(): Promise<HubServer> {
  const state: State = {
    ...{ url: '', token: 'hf_secretOfTheTest', repos: new Map(), lfs: new Map(), requests: [] },
    ...{ parts: new Map(), held: Promise.resolve() },
  };
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status = 200, json = {}, headers } = await answer(state, request, Buffer.concat(chunks));
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(json));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const holdUploads = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    state.held = promise;
    return resolve;
  };
  return Object.assign(state, { holdUploads, close });
}

async function answer(state: State, request: http.IncomingMessage, body: Buffer): Promise<Answer> {
  const { method = 'GET', url = '/', headers } = request;
  state.requests.push(`${method} ${url}`);
  try {
    for (const [verb, pattern, act] of acts) {
      const match = pattern.exec(url);
      if (verb !== method || !match) continue;
      const isUpload = url.startsWith('/upload/');
      if (!isUpload && headers.authorization !== `Bearer ${state.token}`)
        throw new Refused(401, 'Invalid token');
      // A signed address of a store takes no second signature.
      if (isUpload && method === 'PUT' && headers.authorization) throw new Refused(400, 'Two ways to sign');
      return await act({ state, match, body, headers });
    }
    throw new Refused(404, `No ${method} ${url}`);
  } catch (error) {
    const status = error instanceof Refused ? error.status : 500;
    return { status, json: { error: error instanceof Error ? error.message : String(error) } };
  }
}

const parse = (body: Buffer) => JSON.parse(body.toString('utf8'));

function repoOf({ state, match }: Call): Repo {
  const found = state.repos.get(match[1] ?? '');
  if (!found) throw new Refused(404, 'Repository not found');
  return found;
}

const name = '([\\w.-]+/[\\w.-]+)';
const path = (pattern: string) => new RegExp(`^${pattern.replace('NAME', name)}$`);

const acts: [string, RegExp, (call: Call) => Answer | Promise<Answer>][] = [
  ['POST', path('/api/repos/create'), createRepo],
  ['POST', path('/api/datasets/NAME/preupload/main'), preupload],
  ['POST', path('/datasets/NAME\\.git/info/lfs/objects/batch'), lfsBatch],
  ['PUT', path('/upload/([0-9a-f]{64})(?:/(\\d+))?'), upload],
  ['POST', path('/upload/([0-9a-f]{64})/complete'), completeUpload],
  ['GET', path('/api/datasets/NAME/tree/main\\?.*'), listTree],
  ['POST', path('/api/datasets/NAME/commit/main'), commitFiles],
];

function createRepo({ state, body }: Call): Answer {
  const { name: own, organization, type, visibility } = parse(body);
  const id = `${organization}/${own}`;
  if (organization === 'forbidden')
    throw new Refused(403, "You don't have the rights to create a dataset here");
  if (type !== 'dataset') throw new Refused(400, 'Only datasets');
  if (state.repos.has(id)) throw new Refused(409, 'You already created this dataset repo');
  state.repos.set(id, { private: visibility === 'private', files: new Map(), commits: [] });
  return { json: { url: `${state.url}/datasets/${id}`, id } };
}

function preupload(call: Call): Answer {
  repoOf(call);
  const { files } = parse(call.body) as { files: { path: string; size: number }[] };
  const modes = files.map((file) => ({
    path: file.path,
    uploadMode: file.path.endsWith('.parquet') ? 'lfs' : 'regular',
  }));
  return { json: { files: modes } };
}

function lfsBatch(call: Call): Answer {
  repoOf(call);
  const { objects, transfers } = parse(call.body) as {
    objects: { oid: string; size: number }[];
    transfers: string[];
  };
  const { state } = call;
  if (!transfers.includes('basic')) throw new Refused(400, 'Only basic and multipart');
  const answers = objects.map(({ oid, size }) => {
    if (state.lfs.has(oid)) return { oid, size };
    const href = `${state.url}/upload/${oid}`;
    if (size <= hubPartBytes) return { oid, size, actions: { upload: { href } } };
    const parts = Array.from({ length: Math.ceil(size / hubPartBytes) }, (_, at) => [
      String(at + 1).padStart(5, '0'),
      `${href}/${at + 1}`,
    ]);
    const header = { chunk_size: String(hubPartBytes), ...Object.fromEntries(parts) };
    return { oid, size, actions: { upload: { href: `${href}/complete`, header } } };
  });
  return { json: { transfer: 'basic', objects: answers } };
}

async function upload({ state, match, body, headers }: Call): Promise<Answer> {
  const [, oid = '', part] = match;
  await state.held;
  if (headers['content-length'] === undefined) throw new Refused(411, 'MissingContentLength');
  const tag = { ETag: `"${sha256(body).slice(0, 32)}"` };
  if (part === undefined) {
    if (sha256(body) !== oid) throw new Refused(400, 'Other bytes than were named');
    state.lfs.set(oid, body);
    return { headers: tag };
  }
  const parts = state.parts.get(oid) ?? new Map<number, Buffer>();
  state.parts.set(oid, parts.set(Number(part), body));
  return { headers: tag };
}

function completeUpload({ state, match, body }: Call): Answer {
  const oid = match[1] ?? '';
  const { parts } = parse(body) as { parts: { partNumber: number; etag: string }[] };
  const pieces = parts.map(({ partNumber, etag }) => {
    const piece = state.parts.get(oid)?.get(partNumber);
    if (!piece || etag !== `"${sha256(piece).slice(0, 32)}"`) throw new Refused(400, `Part ${partNumber}`);
    return piece;
  });
  const whole = Buffer.concat(pieces);
  if (sha256(whole) !== oid) throw new Refused(400, 'Other bytes than were named');
  state.lfs.set(oid, whole);
  return {};
}

function listTree(call: Call): Answer {
  const files = [...repoOf(call).files];
  return {
    json: files.map(([file, content]) => ({ type: 'file', path: file, size: content.length, oid: 'x' })),
  };
}

type Line = {
  key: string;
  value: { path: string; content: string; oid: string; size: number; summary: string };
};

/** All of a commit, or nothing. */
function commitFiles(call: Call): Answer {
  const repo = repoOf(call);
  const lines = call.body
    .toString('utf8')
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const files = new Map(repo.files);
  for (const { key, value } of lines) {
    if (key === 'file') files.set(value.path, Buffer.from(value.content, 'base64'));
    if (key === 'deletedFile' && !files.delete(value.path)) throw new Refused(400, `No ${value.path}`);
    if (key !== 'lfsFile') continue;
    const content = call.state.lfs.get(value.oid);
    if (content?.length !== value.size) throw new Refused(400, `${value.path} was not uploaded`);
    files.set(value.path, content);
  }
  repo.files = files;
  repo.commits.push({
    title: lines.find(({ key }) => key === 'header')?.value.summary ?? '',
    paths: lines.flatMap(({ key, value }) => (key === 'header' ? [] : [value.path])),
  });
  const oid = randomUUID().replaceAll('-', '');
  return { json: { commitOid: oid, commitUrl: `${call.state.url}/commit/${oid}`, hookOutput: '' } };
}
