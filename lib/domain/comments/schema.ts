import { z } from 'zod';
import { Flag } from '../flag.ts';
import { Id, Page } from '../ids.ts';

export const CommentBody = z
  .string()
  .trim()
  .min(1, 'Write something first.')
  .max(4000, 'A comment has at most 4,000 characters.')
  .describe('Text with formulas between $…$; @ and a name or an e-mail address mentions a member');

/** What somebody says about a variant at the revision that they read. */
export const NewComment = z.object({
  variant: Id.describe('The variant'),
  revision: z.coerce.number().int().positive().optional().describe('The revision that was read; the current'),
  body: CommentBody,
});
export type NewComment = z.infer<typeof NewComment>;

export const CommentRef = z.object({ comment: Id.describe('The comment') });
export const CommentEdit = CommentRef.extend({ body: CommentBody });
export const CommentResolution = CommentRef.extend({
  resolved: Flag.default(true).describe('false opens it again'),
});

/** A page of the comments that mention the person who asks, newest first. */
export const MentionFilter = Page.extend({
  done: Flag.default(false).describe('Also those that were put off the list'),
});
