import { z } from 'zod';

/** The id of a reason: it stands in decisions for ever. */
export const ReasonId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A reason is named by lower-case letters, digits and hyphens.');
export type ReasonId = z.infer<typeof ReasonId>;

/** One stroke each; N is left out: it writes a remark. */
export const reasonKeys = [...'1234567890abcdefghijklmopqrstuvwxyz'] as [string, ...string[]];

/** Why a variant is rejected, and the key that says so. */
export const Reason = z.object({
  id: ReasonId,
  title: z.string().trim().min(1, 'A reason has a title.').max(40).describe('A word or two'),
  description: z.string().trim().max(300).default('').describe('When it is the right one'),
  key: z
    .enum(reasonKeys, 'A key is one digit or one lower-case letter other than n, which writes a remark.')
    .describe('The key that rejects for it'),
});
export type Reason = z.infer<typeof Reason>;

/** A reason that is no longer offered; decisions that name it keep their meaning. */
export const ArchivedReason = Reason.omit({ key: true });
export type ArchivedReason = z.infer<typeof ArchivedReason>;

/** Error taxonomy after PRM-style math labelling; what holds until a project makes its own. */
export const defaultReasons: readonly Reason[] = [
  ['1', 'misread', 'Misread', 'The solution answers another question than the problem asks.'],
  ['2', 'algebra', 'Algebra', 'A transformation is wrong.'],
  ['3', 'arithmetic', 'Arithmetic', 'A calculation is wrong.'],
  ['4', 'unjustified-step', 'Unjustified step', 'A step does not follow.'],
  ['5', 'ill-posed', 'Ill-posed', 'The problem is ambiguous or contradicts itself.'],
  ['6', 'unsolvable', 'Unsolvable', 'The problem lacks what is needed, or has no solution.'],
  ['7', 'wrong-format', 'Wrong format', 'The text or the final answer is not in the expected form.'],
  ['8', 'implausible', 'Implausible', 'The numbers or the story cannot be.'],
  ['9', 'duplicate', 'Duplicate', 'The same problem is here already.'],
  ['0', 'contaminated', 'Contaminated', 'It stands in a benchmark that the model will be measured with.'],
  ['f', 'needs-figure', 'Needs a figure', 'It cannot be understood without a drawing that is not there.'],
  ['p', 'proof', 'Proof', 'It asks for a proof: there is no answer to compare.'],
  ['t', 'too-easy', 'Too easy', 'It teaches nothing.'],
].map(([key = '', id = '', title = '', description = '']) => ({ id, title, description, key }));

/** What a project keeps of its reasons. */
export const ReasonSettings = z.object({
  reasons: z.array(Reason).default([...defaultReasons]),
  archived: z.array(ArchivedReason).default([]),
});
export type ReasonSettings = z.infer<typeof ReasonSettings>;

/** The whole taxonomy as a lead wants it, in its order; a reason without an id is new. */
export const ReasonChange = z
  .object({
    reasons: z
      .array(Reason.extend({ id: ReasonId.optional() }))
      .min(1, 'Keep at least one reason.')
      .max(35)
      .describe('Every reason that is offered; those left out are archived'),
    base: z.coerce.date().nullable().optional().describe('When the list that was changed was saved'),
  })
  .superRefine(({ reasons }, context) => {
    for (const field of ['key', 'title', 'id'] as const) {
      const seen = new Map<string, string>();
      for (const [index, reason] of reasons.entries()) {
        const value = reason[field]?.toLowerCase();
        const other = value === undefined ? undefined : seen.get(value);
        if (other !== undefined) {
          const message =
            field === 'key'
              ? `${reason.key.toUpperCase()} is the key of ${other}.`
              : `This is there already.`;
          context.addIssue({ code: 'custom', path: ['reasons', index, field], message });
        }
        if (value !== undefined) seen.set(value, reason.title);
      }
    }
  });
export type ReasonChange = z.infer<typeof ReasonChange>;

/** The settings after a change: ids are given to new reasons and never again, what was left out is archived. */
export function changeReasons(
  before: ReasonSettings,
  { reasons }: Pick<ReasonChange, 'reasons'>,
): ReasonSettings {
  const known = [...before.reasons, ...before.archived];
  const taken = new Set(known.map(({ id }) => id));
  const next = reasons.map((reason) => {
    if (reason.id !== undefined) return { ...reason, id: reason.id };
    const id = freeId(reason.title, taken);
    taken.add(id);
    return { ...reason, id };
  });
  const offered = new Set(next.map(({ id }) => id));
  const archived = known.filter(({ id }) => !offered.has(id));
  return {
    reasons: next,
    archived: archived.map(({ id, title, description }) => ({ id, title, description })),
  };
}

function freeId(title: string, taken: ReadonlySet<string>): string {
  const plain = title.normalize('NFKD').toLowerCase();
  const base =
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 36) || 'reason';
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** The title of a reason, also of an archived one; an id that nobody knows speaks for itself. */
export function reasonTitle(id: string, { reasons, archived }: Partial<ReasonSettings> = {}): string {
  const known = [...(reasons ?? defaultReasons), ...(archived ?? [])];
  return known.find((one) => one.id === id)?.title ?? id.replaceAll('-', ' ');
}
