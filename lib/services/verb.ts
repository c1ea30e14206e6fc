import { z } from 'zod';
import type { Capability } from '#lib/domain/access.ts';
import { conflict, type Issue, invalid } from '#lib/domain/errors.ts';
import { Slug } from '#lib/domain/ids.ts';
import { spanned } from '#lib/observe/trace.ts';
import {
  authorizeAdministrator,
  authorizeKind,
  authorizeProject,
  authorizeSignedIn,
  type VerbKind,
} from './authorize.ts';
import type { Ctx, ProjectCtx } from './context.ts';

type Described = {
  /** "<noun>.<verb>": the audit action, the CLI command and the operation id. */
  name: string;
  /** One sentence for --help and the OpenAPI document. */
  summary: string;
  /** A query changes nothing. */
  kind: VerbKind;
  /** Set where the answer is a file, read while it is sent: a Download. */
  download?: true;
};
export type Access =
  | { scope: 'project'; capability: Capability }
  | { scope: 'installation'; who: 'anyone' | 'signed-in' | 'administrator' };

export type VerbSpec = Described & { access: Access; input: z.ZodObject };

/** A service verb: validates, authorises, acts, audits. Pages, REST, CLI and jobs all call it. */
export type Verb<In, R> = ((ctx: Ctx, input: In) => Promise<R>) & { readonly spec: VerbSpec };

/** The verbs among what a module exports. */
export const verbsOf = (exported: object): Verb<never, unknown>[] => Object.values(exported).filter(isVerb);

function isVerb(value: unknown): value is Verb<never, unknown> {
  return typeof value === 'function' && 'spec' in value;
}

/** The value as `schema` makes it, or INVALID with every problem named. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) {
    const fault = faultOf(parsed.data);
    if (fault === null) return parsed.data;
    throw invalid(`${fault.path}: ${fault.message}`, [fault]);
  }
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  const first = issues[0];
  throw invalid(
    first?.path ? `${first.path}: ${first.message}` : (first?.message ?? 'Invalid input.'),
    issues,
  );
}

/** Deeper than any input of ours; PostgreSQL and recursion end at some thousands. */
const deepest = 100;

/** What PostgreSQL refuses, or would store as something else: U+0000, half a surrogate pair, nesting without end. */
function faultOf(value: unknown, path: readonly string[] = []): Issue | null {
  if (typeof value === 'string') return faultOfText(value, path);
  if (!Array.isArray(value) && !isPlainObject(value)) return null;
  if (path.length > deepest) {
    return { path: path.slice(0, 3).join('.'), message: `It is nested deeper than ${deepest} levels.` };
  }
  for (const [name, part] of Object.entries(value)) {
    const found = faultOfText(name, path) ?? faultOf(part, [...path, name]);
    if (found !== null) return found;
  }
  return null;
}

function faultOfText(text: string, path: readonly string[]): Issue | null {
  const place = path.join('.');
  if (text.includes('\0'))
    return { path: place, message: 'The text holds a NUL character, which cannot be stored.' };
  if (!text.isWellFormed())
    return { path: place, message: 'The text holds half of a character (a lone surrogate).' };
  return null;
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Prisma's codes for a broken unique key and for a lost race between two transactions. */
const lostRaces = new Set(['P2002', 'P2034']);

/** Two writers met: the second is told so instead of being shown a database error. */
async function withConflicts<R>(work: Promise<R>): Promise<R> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && lostRaces.has(String(error.code))) {
      throw conflict('Somebody else changed this at the same moment. Load it again and retry.');
    }
    throw error;
  }
}

/** What a caller gives to a verb of a project. zod calls an input without fields Record<string, never>. */
type InProject<S extends z.ZodObject> =
  z.input<S> extends Record<string, never> ? { project: string } : z.input<S> & { project: string };

const InSomeProject = z.object({ project: Slug });

/** A verb inside one project: its input gains `project`, the slug. */
export function projectVerb<S extends z.ZodObject, R>(
  spec: Described & { capability: Capability; input: S },
  run: (ctx: ProjectCtx, input: z.output<S>) => Promise<R>,
): Verb<InProject<S>, R> {
  const input = spec.input.extend({ project: Slug });
  const work = async (ctx: Ctx, raw: InProject<S>) => {
    // First who asks, then what: whoever may not do it learns nothing of its fields.
    authorizeSignedIn(ctx);
    const named = parseInput(InSomeProject, raw ?? {});
    const scoped = await authorizeProject(ctx, named.project, spec.capability, spec.kind);
    const { project: _, ...rest } = parseInput(input, raw);
    return withConflicts(run(scoped, rest as z.output<S>));
  };
  const call = (ctx: Ctx, raw: InProject<S>) => spanned(spec.name, {}, () => work(ctx, raw));
  const access = { scope: 'project', capability: spec.capability } as const;
  return Object.assign(call, { spec: { ...spec, access, input } });
}

/** A verb of the whole installation. */
export function installationVerb<S extends z.ZodObject, R>(
  spec: Described & { who: 'anyone' | 'signed-in' | 'administrator'; input: S },
  run: (ctx: Ctx, input: z.output<S>) => Promise<R>,
): Verb<z.input<S>, R> {
  const work = async (ctx: Ctx, raw: z.input<S>) => {
    authorizeKind(ctx, spec.kind);
    if (spec.who === 'administrator') authorizeAdministrator(ctx);
    if (spec.who === 'signed-in') authorizeSignedIn(ctx);
    return withConflicts(run(ctx, parseInput(spec.input, raw)));
  };
  const call = (ctx: Ctx, raw: z.input<S>) => spanned(spec.name, {}, () => work(ctx, raw));
  return Object.assign(call, {
    spec: { ...spec, access: { scope: 'installation', who: spec.who } as const },
  });
}
