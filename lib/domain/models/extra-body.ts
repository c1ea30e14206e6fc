import { z } from 'zod';

/** Fields of a call that are the studio's own: what is asked, of which model, and how its one reply is read. */
export const ownFields = ['model', 'messages', 'stream', 'stream_options', 'n'] as const;

/** The fields of an extra body that it may not set. */
export const forbiddenFields = (extra: Record<string, unknown>): string[] =>
  ownFields.filter((field) => Object.hasOwn(extra, field));

/** Fields that an endpoint's calls carry beside the usual ones; null takes a field out. */
export const ExtraBody = z
  .record(z.string().min(1).max(100), z.unknown())
  .superRefine((extra, ctx) => {
    const forbidden = forbiddenFields(extra);
    if (forbidden.length === 0) return;
    const names = forbidden.join(', ');
    ctx.addIssue({
      code: 'custom',
      message: `Leave out ${names}: the studio sets ${forbidden.length > 1 ? 'them' : 'it'}.`,
    });
  })
  .refine((extra) => JSON.stringify(extra).length <= 10_000, 'At most 10,000 characters of JSON.');
export type ExtraBody = z.infer<typeof ExtraBody>;
