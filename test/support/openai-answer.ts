import type { ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Ledger } from './openai-ledger.ts';
import { type Behaviour, type Call, completionBody, countReply, failureBody } from './openai-protocol.ts';

const json = 'application/json';

/** Sends a value as JSON. */
export function send(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  const body = JSON.stringify(value);
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'Content-Type': json, 'Content-Length': length, ...headers }).end(body);
}

/** Does with a call what its behaviour says. */
export async function answer(
  response: ServerResponse,
  call: Call,
  behaviour: Behaviour,
  ledger: Ledger,
  headers: Record<string, string>,
): Promise<void> {
  if ('hangs' in behaviour) return;
  if ('closes' in behaviour) return void response.destroy();
  if ('broken' in behaviour) return sendHalf(response);
  if ('raw' in behaviour) {
    response.writeHead(200, { 'Content-Type': behaviour.contentType ?? json }).end(behaviour.raw);
    return;
  }
  if (behaviour.afterMs) await setTimeout(behaviour.afterMs);
  if (response.destroyed) return;
  if ('status' in behaviour) {
    return send(response, behaviour.status, failureBody(behaviour), { ...headers, ...behaviour.headers });
  }
  const tokens = countReply(call, behaviour);
  const body = completionBody(call, behaviour, tokens);
  const entry = ledger.begin({ id: body.id, number: call.number, via: 'live', ...tokens });
  const id = { 'x-request-id': `req-${call.number}` };
  if (behaviour.pieces) {
    await sendPieces(response, JSON.stringify(body), behaviour.pieces);
    if (response.destroyed) return;
    response.end();
  } else {
    send(response, 200, body, { ...id, ...headers, ...behaviour.headers });
  }
  ledger.finish(entry);
  response.once('close', () => {
    if (!response.writableFinished) ledger.takeBack(entry);
  });
}

async function sendHalf(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': json, 'Content-Length': '500' });
  response.write(
    '{"id":"chatcmpl-1","choices":[{"index":0,"message":{"role":"assistant","content":"The total is',
    () => response.destroy(),
  );
}

async function sendPieces(response: ServerResponse, body: string, pieces: number): Promise<void> {
  response.writeHead(200, { 'Content-Type': json });
  const size = Math.ceil(body.length / pieces);
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.slice(at, at + size));
    await setImmediate();
  }
}
