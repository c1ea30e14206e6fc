import { z } from 'zod';
import { PrivateHost } from './private-hosts.ts';

/** What the administrator decides for the whole installation, with what holds until then. */
export const installationSettings = {
  allowPrivateNetworks: z
    .boolean()
    .default(false)
    .describe(
      'Models and webhooks may be at loopback and private addresses, such as a vLLM server in the same network',
    ),
  privateHosts: z
    .array(PrivateHost)
    .max(100)
    .default([])
    .describe(
      'Hosts that may be called in a private network while the others may not, each "host" or "host:port"',
    ),
} as const;

export type SettingKey = keyof typeof installationSettings;
export type SettingValue<K extends SettingKey> = z.output<(typeof installationSettings)[K]>;
