import { z } from 'zod';
import { StudioError } from '#lib/domain/errors.ts';
import type { Actor, Ctx } from '#lib/services/context.ts';
import type { Verb } from '#lib/services/verb.ts';

export type AnyVerb = Verb<never, unknown>;

export const person = (id: string, readOnly = false): Actor => ({
  ...{ kind: 'user', id, label: 'somebody', administrator: false, readOnly },
});
export const anonymous: Actor = { kind: 'anonymous', address: '192.0.2.1' };

type Field = {
  type?: string;
  enum?: unknown[];
  format?: string;
  anyOf?: Field[];
  items?: Field;
  minimum?: number;
  const?: unknown;
  oneOf?: Field[];
  properties?: Record<string, Field>;
  required?: string[];
};

/** The id that every generated call names: that of no row, or of every row of `foreignWorld`. */
export const namedId = '01900000-0000-7000-8000-000000000000';

/** A value that a field of a verb's input admits; what a pattern asks for is in `special`. */
function sample(field: Field): unknown {
  if (field.enum) return field.enum[0];
  if (field.const !== undefined) return field.const;
  const first = field.anyOf?.[0] ?? field.oneOf?.[0];
  if (first) return sample(first);
  if (field.format === 'uuid') return namedId;
  if (field.format === 'email') return `p${Math.random().toString(36).slice(2)}@example.org`;
  if (field.format === 'uri') return 'https://models.example.org/v1';
  if (field.type === 'integer' || field.type === 'number') return Math.max(1, field.minimum ?? 1);
  if (field.type === 'boolean') return false;
  if (field.type === 'array') return [sample(field.items ?? {})];
  if (field.type === 'object') {
    const inner = Object.entries(field.properties ?? {}).filter(([name]) => field.required?.includes(name));
    return Object.fromEntries(inner.map(([name, one]) => [name, sample(one)]));
  }
  return 'a long enough text';
}

const special: Record<string, unknown> = {
  email: 'somebody@example.org',
  // A link's token; where it is a row's id, it is an id.
  token: 'x'.repeat(43),
  allowPrivateNetworks: false,
  slug: 'new-one',
  name: 'name-of-it',
  content: (async function* () {})(),
  fileName: 'a.jsonl',
  after: undefined,
  // These may be a number, a name or an id.
  ...Object.fromEntries(['version', 'run', 'sweep', 'judge', 'from', 'to'].map((name) => [name, namedId])),
};

/** Where the least that a verb asks for is not a call that it takes. */
const specialOf: Record<string, Record<string, unknown>> = {
  'contamination.remove': { all: undefined, hits: [namedId] },
  'contamination.undo': { all: undefined, hits: [namedId] },
  'contamination.waive': { all: undefined, hits: [namedId] },
  'duplicates.find': { batch: undefined, import: undefined, version: undefined },
  'duplicates.keep-all': { clusters: [namedId] },
  'duplicates.keep-one': { clusters: [namedId] },
  'duplicates.undo': { clusters: [namedId] },
  'duplicates.apply-caps': { perSeed: 1 },
  'duplicates.preview-caps': { perSeed: 1 },
  'generate.export-variants': { ids: [namedId] },
  'generate.preview-template': { method: 'rephrase', name: 'rephrase' },
  'generate.try-template': { method: 'rephrase', name: 'rephrase' },
  'seeds.export': { ids: [namedId] },
  'seeds.restore': { ids: [namedId] },
  'seeds.set-aside': { ids: [namedId] },
  'servers.start': { run: namedId, target: undefined },
  'studies.edit': { name: 'another' },
  'studies.from-evaluations': { evaluations: [namedId] },
  'versions.pairs': { batch: undefined, import: undefined, audit: undefined, selection: undefined },
  'versions.push': { repo: 'team/data', token: 'hf_token' },
  'versions.recall': { request: undefined, variant: undefined },
  'versions.touched': { request: undefined, variant: undefined },
};

/** What a verb asks for at least, and the optional fields that name rows. */
export function inputOf(verb: AnyVerb, project: string): Record<string, unknown> {
  const schema = z.toJSONSchema(verb.spec.input, { io: 'input', unrepresentable: 'any' });
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Field>);
  const values = fields
    .filter(([name, field]) => schema.required?.includes(name) || field.format === 'uuid')
    .map(([name, field]) => [
      name,
      name in special && field.format !== 'uuid' ? special[name] : sample(field),
    ]);
  return {
    ...Object.fromEntries(values),
    ...specialOf[verb.spec.name],
    ...(verb.spec.access.scope === 'project' ? { project } : {}),
  };
}

/** True where the generated call names a row by its id. */
export function namesRow(verb: AnyVerb): boolean {
  return JSON.stringify(inputOf(verb, '')).includes(namedId);
}

export type Outcome = { code: string; value?: unknown };

/** The code of the error that a call ends with, or "done" and what it gave. */
export async function call(verb: AnyVerb, ctx: Ctx, input: object): Promise<Outcome> {
  try {
    return { code: 'done', value: await verb(ctx, input as never) };
  } catch (error) {
    if (!(error instanceof StudioError)) return { code: `unexpected: ${error}` };
    const ofProject = error.code === 'NOT_FOUND' && error.message.startsWith('The project');
    return { code: ofProject ? 'NO PROJECT' : error.code, value: error.message };
  }
}
