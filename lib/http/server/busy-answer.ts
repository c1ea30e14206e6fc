import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../security-headers.ts';

const message =
  'The studio has more to do than it can answer now. Nothing was changed; try again in a moment.';

/** Tells a client to come back: a program by Retry-After, a person by a page that asks again by itself. */
export function answerBusy(request: IncomingMessage, response: ServerResponse): void {
  // Not the same for all, or all come back at once.
  const retryAfter = String(randomInt(1, 4));
  const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  const body = isPage
    ? `<!doctype html><html lang="en"><title>Busy</title><p>${message}</p></html>`
    : JSON.stringify({ error: { code: 'LIMIT', message, issues: [], details: {} } });
  response.writeHead(429, {
    ...securityHeaders(),
    'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'Retry-After': retryAfter,
    ...(isPage && { Refresh: retryAfter, 'Content-Security-Policy': "default-src 'none'" }),
    // What was sent with it is not read; the connection would have to be read to its end first.
    ...(hasBody(request) && { Connection: 'close' }),
  });
  response.end(body);
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 65_536;
