import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Job, jobs, type ServerState } from './fine-tuning-jobs.ts';
import { readMultipart } from './openai-multipart.ts';

export type { Job } from './fine-tuning-jobs.ts';

type Given = { method: string; path: string; body: Buffer };
/** What a disturbed request gets: an answer of its own, a connection that breaks, or one that breaks after the work is done. */
type Disturbance = { status: number; message: string; retryAfter?: string } | 'break' | 'lose' | null;

export type FineTuningServer = {
  /** The base URL, with /v1. */
  url: string;
  files: ServerState['files'];
  jobs: Job[];
  requests: { method: string; path: string }[];
  /** Bytes of bodies so far. */
  received: () => number;
  /** Judges each request before it is answered. */
  disturb: (judge: (given: Given) => Disturbance) => void;
  /** From now on no job gets on by being looked at. */
  hold: (held: boolean) => void;
  close: () => Promise<void>;
};

/**
 * A real HTTP server that speaks the fine-tuning protocol: files, jobs, events, checkpoints, cancel. A job gets on by one
 * stage each time it is looked at: validated, queued, five steps at a time, done; a file that is no conversation fails it.
 */
export async function fineTuningServer({ key = 'a-key', steps = 20 } = {}): Promise<FineTuningServer> {
  const state: ServerState = { files: [], jobs: [], steps, held: false, numbers: 0 };
  const requests: FineTuningServer['requests'] = [];
  let received = 0;
  let judge: (given: Given) => Disturbance = () => null;
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      received += (chunk as Buffer).length;
      chunks.push(chunk as Buffer);
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
    const method = request.method ?? 'GET';
    const body = Buffer.concat(chunks);
    requests.push({ method, path: pathname });
    const disturbance = judge({ method, path: pathname, body });
    if (disturbance === 'break') {
      request.socket.destroy();
      return;
    }
    if (disturbance !== null && disturbance !== 'lose') {
      const after: Record<string, string> = disturbance.retryAfter
        ? { 'retry-after': disturbance.retryAfter }
        : {};
      return tell(response, refusal(disturbance.status, disturbance.message), after);
    }
    const answer = authorized(request, key)
      ? route(state, { method, pathname, searchParams, body, type: request.headers['content-type'] ?? '' })
      : refusal(401, 'Incorrect API key provided.');
    if (disturbance === 'lose') request.socket.destroy();
    else tell(response, answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    files: state.files,
    jobs: state.jobs,
    requests,
    received: () => received,
    disturb: (next) => {
      judge = next;
    },
    hold: (held) => {
      state.held = held;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function tell(
  response: http.ServerResponse,
  { status, body }: Answer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

const authorized = ({ headers }: http.IncomingMessage, key: string) =>
  headers.authorization === `Bearer ${key}`;

type Asked = { method: string; pathname: string; searchParams: URLSearchParams; body: Buffer; type: string };
type Answer = { status: number; body: unknown };

const refusal = (status: number, message: string, param: string | null = null): Answer => ({
  status,
  body: { error: { message, type: 'invalid_request_error', param, code: null } },
});

function route(state: ServerState, asked: Asked): Answer {
  const { method, pathname } = asked;
  const [, , area, ...rest] = pathname.split('/');
  if (area === 'files') return files(state, asked, rest[0]);
  if (area === 'fine_tuning' && rest[0] === 'jobs') return jobs(state, asked, rest.slice(1), refusal);
  return refusal(404, `Unknown request URL: ${method} ${pathname}.`);
}

function files(
  state: ServerState,
  { method, body, type, searchParams }: Asked,
  id: string | undefined,
): Answer {
  if (method === 'POST') {
    const { fields, file } = readMultipart(type, body);
    if (fields.purpose !== 'fine-tune' || !file) return refusal(400, "'purpose' and 'file' are required.");
    const made = { id: `file-${++state.numbers}`, name: file.name, content: file.bytes };
    state.files.push(made);
    return { status: 200, body: fileObject(made) };
  }
  if (method === 'DELETE') {
    const place = state.files.findIndex((one) => one.id === id);
    if (place < 0) return refusal(404, `No such File object: ${id}`);
    state.files.splice(place, 1);
    return { status: 200, body: { id, object: 'file', deleted: true } };
  }
  const after = state.files.findIndex((one) => one.id === searchParams.get('after'));
  return {
    status: 200,
    body: { object: 'list', data: state.files.slice(after + 1).map(fileObject), has_more: false },
  };
}

const fileObject = ({ id, name, content }: ServerState['files'][number]) => ({
  ...{ id, object: 'file', bytes: content.length, created_at: 1_700_000_000, filename: name },
  ...{ purpose: 'fine-tune', status: 'processed' },
});
