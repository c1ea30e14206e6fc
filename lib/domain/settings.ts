import { z } from 'zod';

/** What the administrator decides for the whole installation, with what holds until then. */
export const installationSettings = {
  allowPrivateNetworks: z
    .boolean()
    .default(false)
    .describe(
      'Models and webhooks may be at loopback and private addresses, such as a vLLM server in the same network',
    ),
} as const;

export type SettingKey = keyof typeof installationSettings;
export type SettingValue<K extends SettingKey> = z.output<(typeof installationSettings)[K]>;
