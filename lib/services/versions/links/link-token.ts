import { createHash } from 'node:crypto';

/** A new token of a link: "cvl_" and 256 random bits. Only its hash and first characters are kept. */
export function newLinkToken(randomBytes: (length: number) => Uint8Array) {
  const token = `cvl_${Buffer.from(randomBytes(32)).toString('base64url')}`;
  return { token, tokenHash: hashLinkToken(token), prefix: token.slice(0, 9) };
}

/** SHA-256, hex: 256 random bits cannot be guessed, so no slow hash is needed. */
export const hashLinkToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What may be told of a link: everything but its hash. */
export const linkFields = {
  id: true,
  name: true,
  prefix: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
} as const;
