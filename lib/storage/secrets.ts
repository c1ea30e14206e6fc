import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Secrets {
  /** Signs sessions. */
  sessionSecret: string;
  /** 32 bytes; encrypts what is secret in the database, such as the keys of model endpoints. */
  encryptionKey: Uint8Array;
}

interface Stored {
  sessionSecret: string;
  encryptionKey: string;
}

/**
 * The secrets of an installation: generated once into `secrets.json` of the data folder (mode 0600), which a backup
 * has to hold. A given `studioSecret` stands for both, so that several machines agree; a given `sessionSecret` wins.
 */
export function readSecrets(
  folder: string,
  given: { studioSecret?: string; sessionSecret?: string } = {},
): Secrets {
  if (given.studioSecret) {
    const derive = (use: string) => createHash('sha256').update(`${use}\0${given.studioSecret}`).digest();
    const session = given.sessionSecret ?? derive('session').toString('base64url');
    return { sessionSecret: session, encryptionKey: derive('encryption') };
  }
  const stored = storedSecrets(folder);
  return {
    sessionSecret: given.sessionSecret ?? stored.sessionSecret,
    encryptionKey: Buffer.from(stored.encryptionKey, 'base64url'),
  };
}

function storedSecrets(folder: string): Stored {
  const file = path.join(folder, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Stored;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return generate(folder, file);
}

/** Two processes may be here at once: a link fails when the file exists, so both read what the first one wrote. */
function generate(folder: string, file: string): Stored {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const random = () => randomBytes(32).toString('base64url');
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify({ sessionSecret: random(), encryptionKey: random() }), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Stored;
}
