import { createHash } from 'node:crypto';

/** A new token for a link, 256 random bits; only its hash is kept. */
export function newLinkToken(randomBytes: (length: number) => Uint8Array): { token: string; hash: string } {
  const token = Buffer.from(randomBytes(32)).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256, hex. A token of 256 random bits needs no slow hash: there is nothing to guess. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What makes an invitation's link usable at `now`, as a condition of the query. */
export const usableLink = (hash: string, now: Date) => ({
  tokenHash: hash,
  usedAt: null,
  revokedAt: null,
  expiresAt: { gt: now },
});
