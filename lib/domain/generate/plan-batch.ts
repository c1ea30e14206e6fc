import { z } from 'zod';
import { invalid } from '../errors.ts';
import type { AnyMethod } from './method.ts';
import { type ArmPlan, type Plan, SeedFilter } from './plan.ts';
import { Sampling } from './sampling.ts';
import type { BatchPlan } from './schema.ts';

/** The parameters with defaults filled in; INVALID names each that is wrong or unknown. */
export function resolveParameters(method: AnyMethod, raw: Record<string, unknown>): Record<string, unknown> {
  const parsed = method.parameters.strict().safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    path: ['parameters', ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
  throw invalid(`${issues[0]?.path}: ${issues[0]?.message}`, issues);
}

/** A batch of one method over seeds is a plan of one leg with one arm. */
export function planOf(batch: BatchPlan): Plan {
  const { name, method, parameters, model, samples, randomSeed, templates, viaBatchApi } = batch;
  const arm: ArmPlan = { method, share: 1, parameters, templates, model, ...Sampling.parse(batch) };
  const source = { from: 'seeds' as const, filter: SeedFilter.parse(batch) };
  const stop = { passed: batch.stopPassed, dollars: batch.budget, minutes: batch.stopMinutes };
  const leg = { title: '', stage: 1, source, select: { kind: 'all' as const }, samples, mix: [arm] };
  return { name, makes: 'variants', legs: [leg], stop, checks: 'each', viaBatchApi, randomSeed };
}

/**
 * The name of the random stream of one request. It depends on the batch's number, the arm's place, the problem, the
 * sample and the hop only, so the same plan over the same problems gives the same variants, in any installation and in
 * any order of work.
 * @param arm "<leg>.<place in the mix>"
 * @param contentHash the parent's, hex
 * @param sample 0-based
 */
export function requestStream(
  randomSeed: number,
  arm: string,
  { contentHash, sample, hop }: { contentHash: string; sample: number; hop: number },
): string {
  const first = arm === '0.0' && hop === 0;
  return `${randomSeed}:${contentHash}:${sample}${first ? '' : `:${arm}.${hop}`}`;
}

/** A number for a provider's `seed` field: 31 bits of the request's stream name and the call's number (FNV-1a). */
export function providerSeed(stream: string, step: number): number {
  const name = step === 0 ? stream : `${stream}#${step}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 1;
}

/** A name for the list where the person gave none. */
export function batchName(
  given: string,
  titles: readonly string[],
  problems: { count: number; noun: 'seed' | 'variant' | 'problem' },
): string {
  const noun = problems.count === 1 ? problems.noun : `${problems.noun}s`;
  return given || `${titles.join(', ').slice(0, 80)} of ${problems.count.toLocaleString('en-US')} ${noun}`;
}

/** The parameters of a method as JSON Schema, for forms and --help. */
export function parametersSchema(method: AnyMethod): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(method.parameters, { io: 'input' }) as Record<
    string,
    unknown
  >;
  return schema;
}
