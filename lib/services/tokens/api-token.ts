import { createHash } from 'node:crypto';

/** A new API token: "crl_" and 256 random bits. Only its hash and first characters are kept. */
export function newApiToken(randomBytes: (length: number) => Uint8Array) {
  const token = `crl_${Buffer.from(randomBytes(32)).toString('base64url')}`;
  return { token, tokenHash: hashApiToken(token), prefix: token.slice(0, 9) };
}

/** SHA-256, hex: 256 random bits cannot be guessed, so no slow hash is needed. */
export const hashApiToken = (token: string): string => createHash('sha256').update(token).digest('hex');
