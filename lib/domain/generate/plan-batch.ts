import { z } from 'zod';
import { invalid } from '../errors.ts';
import type { Method } from './method.ts';

/** The parameters with defaults filled in; INVALID names each that is wrong or unknown. */
export function resolveParameters(method: Method, raw: Record<string, unknown>): Record<string, unknown> {
  const parsed = method.parameters.strict().safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    path: ['parameters', ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
  throw invalid(`${issues[0]?.path}: ${issues[0]?.message}`, issues);
}

/**
 * The name of the random stream of one request. It depends on the batch's number, the problem and the sample only, so
 * the same plan over the same problems gives the same variants, in any installation and in any order of work.
 * @param contentHash the seed's, hex
 * @param sample 0-based
 */
export function requestStream(randomSeed: number, contentHash: string, sample: number): string {
  return `${randomSeed}:${contentHash}:${sample}`;
}

/** A number for a provider's `seed` field: 31 bits of the request's stream name (FNV-1a). */
export function providerSeed(stream: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < stream.length; i++) hash = Math.imul(hash ^ stream.charCodeAt(i), 0x01000193);
  return hash >>> 1;
}

/** The prompt of a method over a placeholder problem: its hash tells whether two batches asked the same words. */
export function promptText(method: Method, parameters: Record<string, unknown>): string | null {
  if (method.kind === 'computed') return null;
  const blank = {
    problem: '{problem}',
    solution: '{solution}',
    answer: '{answer}',
    subject: null,
    level: null,
  };
  return JSON.stringify(method.messages(blank, parameters));
}

/** A name for the list where the person gave none. */
export function batchName(given: string, method: Method, seeds: number): string {
  return given || `${method.title} of ${seeds.toLocaleString('en-US')} ${seeds === 1 ? 'seed' : 'seeds'}`;
}

/** The parameters of a method as JSON Schema, for forms and --help. */
export function parametersSchema(method: Method): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(method.parameters, { io: 'input' }) as Record<
    string,
    unknown
  >;
  return schema;
}
