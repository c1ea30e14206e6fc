import { z } from 'zod';
import { Flag } from '../flag.ts';
import { Id } from '../ids.ts';

/** How long somebody is held to look at an item after their page was last heard of, in seconds. */
export const presenceSeconds = 30;

/** What somebody has open. */
export const Looking = z.object({
  variant: Id.describe('The variant that is looked at'),
  page: Id.describe('The open page: a random id that it keeps'),
  editing: Flag.default(false).describe('It is being edited'),
});
export type Looking = z.infer<typeof Looking>;

/** Somebody who has an item open. */
export type Presence = {
  page: string;
  variant: string;
  variantSeq: number;
  userId: string;
  name: string;
  editing: boolean;
  since: Date | string;
};

/** What a page is told: who is here, whenever that changes, or that its item was changed. */
export type PresenceMessage = { kind: 'people'; people: Presence[] } | { kind: 'changed'; variant: string };
