import { z } from 'zod';

/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits, so that ids sort by creation.
 * @param now milliseconds since 1970
 * @param random 10 random bytes
 */
export function uuidv7(now: number, random: Uint8Array): string {
  const time = Math.floor(now).toString(16).padStart(12, '0');
  const bytes = Array.from(random.subarray(0, 10));
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80;
  const tail = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
}

/** The id of a row. */
export const Id = z.uuid().describe('An id, as the lists return it');

/** The name of a project in addresses. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/, 'Use 2 to 40 lower-case letters, digits and hyphens.')
  .describe('The name of the project in addresses');
export type Slug = z.infer<typeof Slug>;

/** Keyset page: rows after `after` (a row's seq), at most `limit`. */
export const Page = z.object({
  after: z.coerce.number().int().nonnegative().optional().describe('The last seq of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Rows in the page, at most 200'),
});
export type Page = z.infer<typeof Page>;
