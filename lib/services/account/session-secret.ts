import { readSecrets } from '#lib/storage/secrets.ts';

/** The key that signs sessions: given by the environment, or generated into the data folder. */
export function sessionSecret(
  dataFolder: string,
  given: { studioSecret?: string; sessionSecret?: string },
): string {
  return readSecrets(dataFolder, given).sessionSecret;
}
