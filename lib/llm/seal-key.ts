import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { precondition } from '#lib/domain/errors.ts';

/**
 * Encrypts a provider's key (AES-256-GCM), bound to the host that it is for: under another host it does not open.
 * @param key 32 bytes, kept outside the database
 * @returns base64 of nonce (12), tag (16) and text
 */
export function sealKey(secret: string, host: string, key: Uint8Array): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(host));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
}

/** The key that `sealKey` sealed. Throws PRECONDITION when the host or the encryption key is another. */
export function openKey(sealed: string, host: string, key: Uint8Array): string {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(host))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    throw precondition('The stored key does not open for this address. Enter it again.');
  }
}
