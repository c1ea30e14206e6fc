import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { requestActor } from '#lib/auth/actor.ts';
import { invalid, StudioError } from '#lib/domain/errors.ts';
import type { Download } from '#lib/services/download.ts';
import type { Verb } from '#lib/services/verb.ts';
import { contextFor } from './context.ts';
import { downloadResponse } from './download.ts';
import type { Operation } from './operation.ts';
import { resources } from './resources.ts';

type RouteParams = { params: Promise<Record<string, string>> };
export type Handler = (request: Request, route: RouteParams) => Promise<Response>;

/** The largest JSON body, in bytes. */
const maxBody = 8 * 1024 * 1024;

/**
 * A REST handler of a verb. Its input is the path's parameters, then the query (GET) or the JSON body;
 * a list in the query is the same name repeated. What it throws, the dispatcher answers.
 */
export function route({ verb, status = 200, bytes }: Operation): Handler {
  return async (request, { params }) => {
    const actor = await requestActor(request);
    if (actor.kind === 'anonymous' && !mayBeAnonymous(verb)) return unauthenticated();
    const input = { ...listed(verb, await readInput(request)), ...(await params) };
    const ctx = { ...contextFor(await resources(), actor), stopping: request.signal };
    const value = await verb(ctx, input as never);
    if (bytes?.response) return downloadResponse(value as Download);
    return Response.json(value ?? {}, { status });
  };
}

/** A query cannot tell a list of one from one value: the verb's schema can. */
function listed(verb: Verb<never, unknown>, input: Record<string, unknown>): Record<string, unknown> {
  const shape: Record<string, z.ZodType> = verb.spec.input.shape;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const field = shape[name];
      return [name, typeof value === 'string' && field && takesList(field) ? [value] : value];
    }),
  );
}

function takesList(field: z.ZodType): boolean {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return takesList(field.unwrap() as z.ZodType);
  return field instanceof z.ZodArray;
}

export function mayBeAnonymous(verb: Verb<never, unknown>): boolean {
  const { access } = verb.spec;
  return access.scope === 'installation' && access.who === 'anyone';
}

export function unauthenticated(): Response {
  const error = {
    code: 'FORBIDDEN',
    message: 'Send "Authorization: Bearer <token>".',
    issues: [],
    details: {},
  };
  return Response.json({ error }, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
}

async function readInput(request: Request): Promise<Record<string, unknown>> {
  const url = new URL(request.url);
  const query: Record<string, unknown> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  if (request.method === 'GET' || request.method === 'DELETE') return query;
  return { ...query, ...(await readJson(request)) };
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBody) {
    throw new StudioError('LIMIT', 'The body is over 8 MiB.');
  }
  const text = await readText(request);
  if (text === '') return {};
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid('The body must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

/** The body as text; one that is sent without its length is read no further than it may be long. */
async function readText({ body }: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBody) throw new StudioError('LIMIT', 'The body is over 8 MiB.');
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  if (!isUtf8(whole)) throw invalid('The body is not UTF-8.');
  return whole.toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value));
  } catch {
    throw invalid('The body is not JSON.');
  }
}
