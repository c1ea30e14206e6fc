import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Keys, signatureFault } from './s3-signature.ts';

type Upload = { key: string; parts: Map<number, Buffer> };

export type S3Server = Keys & {
  endpoint: string;
  bucket: string;
  /** What the bucket holds, by key. */
  objects: Map<string, Buffer>;
  /** Uploads in parts that are neither whole nor given up. */
  uploads: Map<string, Upload>;
  /** Method and path with query of every request. */
  requests: string[];
  /** The next requests are answered with these statuses. */
  failNext: (...statuses: number[]) => void;
  close: () => Promise<void>;
};

const tagOf = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`;
/** S3's least size of a part that is not the last. */
const leastPart = 5 * 1024 * 1024;

class Fault extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** A server on this machine that speaks the S3 protocol, as far as it is used, and checks every signature. */
export async function s3Server(): Promise<S3Server> {
  const keys = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret/of+the=test', region: 'eu-central-1' };
  const state = {
    ...{ bucket: 'studio', objects: new Map<string, Buffer>(), uploads: new Map<string, Upload>() },
    ...{ requests: [] as string[], failures: [] as number[] },
  };
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    state.requests.push(`${request.method} ${request.url}`);
    try {
      const failure = state.failures.shift();
      if (failure) throw new Fault(failure, 'SlowDown');
      const fault = signatureFault(request, body, keys);
      if (fault) throw new Fault(fault === 'XAmzContentSHA256Mismatch' ? 400 : 403, fault);
      answer(state, request, response, body);
    } catch (error) {
      const { status, code } = error instanceof Fault ? error : new Fault(500, 'InternalError');
      const text = `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`;
      response.writeHead(status, { 'Content-Type': 'application/xml' });
      response.end(request.method === 'HEAD' ? undefined : text);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const failNext = (...statuses: number[]) => void state.failures.push(...statuses);
  return { ...keys, ...state, endpoint: `http://127.0.0.1:${port}`, failNext, close };
}

type State = Pick<S3Server, 'bucket' | 'objects' | 'uploads'>;

function answer(state: State, request: http.IncomingMessage, response: http.ServerResponse, body: Buffer) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/');
  if (bucket !== state.bucket) throw new Fault(404, 'NoSuchBucket');
  const key = rest.join('/');
  const act = acts[`${request.method}${url.searchParams.has('uploadId') ? ' upload' : ''}`];
  if (!act) throw new Fault(405, 'MethodNotAllowed');
  act({ state, key, query: url.searchParams, range: request.headers.range, response, body });
}

type Call = {
  state: State;
  key: string;
  query: URLSearchParams;
  range: string | undefined;
  response: http.ServerResponse;
  body: Buffer;
};

const acts: Record<string, (call: Call) => void> = {
  GET: ({ state, key, range, response }) => {
    const content = state.objects.get(key);
    if (!content) throw new Fault(404, 'NoSuchKey');
    const wanted = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
    if (!wanted) return end(response, 200, content, { ETag: tagOf(content) });
    const [start, last] = [Number(wanted[1]), wanted[2] === '' ? content.length - 1 : Number(wanted[2])];
    if (start >= content.length) throw new Fault(416, 'InvalidRange');
    const to = Math.min(last, content.length - 1);
    const headers = { ETag: tagOf(content), 'Content-Range': `bytes ${start}-${to}/${content.length}` };
    end(response, 206, content.subarray(start, to + 1), headers);
  },
  HEAD: ({ state, key, response }) => {
    const content = state.objects.get(key);
    if (!content) throw new Fault(404, 'NoSuchKey');
    response.writeHead(200, { 'Content-Length': content.length, ETag: tagOf(content) }).end();
  },
  PUT: ({ state, key, response, body }) => {
    state.objects.set(key, body);
    end(response, 200, Buffer.alloc(0), { ETag: tagOf(body) });
  },
  DELETE: ({ state, key, response }) => {
    state.objects.delete(key);
    response.writeHead(204).end();
  },
  POST: ({ state, key, query, response }) => {
    if (!query.has('uploads')) throw new Fault(400, 'InvalidRequest');
    const id = `${randomUUID()}&<`;
    state.uploads.set(id, { key, parts: new Map() });
    const shown = id.replace('&', '&amp;').replace('<', '&lt;');
    const text = `<InitiateMultipartUploadResult><UploadId>${shown}</UploadId></InitiateMultipartUploadResult>`;
    end(response, 200, Buffer.from(text));
  },
  'PUT upload': ({ state, query, response, body }) => {
    uploadOf(state, query).parts.set(Number(query.get('partNumber')), body);
    end(response, 200, Buffer.alloc(0), { ETag: tagOf(body) });
  },
  'DELETE upload': ({ state, query, response }) => {
    uploadOf(state, query);
    state.uploads.delete(query.get('uploadId') ?? '');
    response.writeHead(204).end();
  },
  'POST upload': ({ state, key, query, response, body }) => {
    const { parts } = uploadOf(state, query);
    const text = body.toString().replaceAll('&#34;', '"');
    const named = [...text.matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag>/g)];
    const pieces = named.map(([, number, tag]) => {
      const piece = parts.get(Number(number));
      if (!piece || tagOf(piece) !== tag) throw new Fault(400, 'InvalidPart');
      return piece;
    });
    // As S3 itself does: what goes wrong while it joins is told in the body of a 200.
    if (pieces.slice(0, -1).some((piece) => piece.length < leastPart)) {
      return end(response, 200, Buffer.from('<Error><Code>EntityTooSmall</Code></Error>'));
    }
    state.objects.set(key, Buffer.concat(pieces));
    state.uploads.delete(query.get('uploadId') ?? '');
    end(response, 200, Buffer.from('<CompleteMultipartUploadResult></CompleteMultipartUploadResult>'));
  },
};

function uploadOf(state: State, query: URLSearchParams): Upload {
  const found = state.uploads.get(query.get('uploadId') ?? '');
  if (!found) throw new Fault(404, 'NoSuchUpload');
  return found;
}

function end(
  response: http.ServerResponse,
  status: number,
  body: Buffer,
  headers: http.OutgoingHttpHeaders = {},
) {
  response.writeHead(status, { ...headers, 'Content-Length': body.length });
  response.end(body);
}
