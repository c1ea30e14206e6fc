import { z } from 'zod';
import { Flag } from '../flag.ts';

/** The lists that views can be saved of. */
export const viewLists = ['seeds', 'variants'] as const;
export const ViewList = z.enum(viewLists);
export type ViewList = z.infer<typeof ViewList>;

/** Filters, order and columns of a list under a name: the query of its address, without a position. */
export const View = z.object({
  list: ViewList.describe('The list: seeds or variants'),
  name: z
    .string()
    .trim()
    .min(1, 'Give the view a name.')
    .max(80)
    .describe('Its name; the same name again replaces it'),
  query: z.string().max(4000).describe('The query string of the list: filters, order, columns'),
  shared: Flag.default(false).describe('Everybody in the project sees it'),
});
export type View = z.infer<typeof View>;

/** Names in an address that say where somebody is, not what they look at. */
const places = ['after', 'before', 'trail', 'open', 'at'];

/** The query of a list without the place in it, its names in order. */
export function viewQuery(query: string): string {
  const params = new URLSearchParams(query);
  for (const place of places) params.delete(place);
  params.sort();
  return params.toString();
}
