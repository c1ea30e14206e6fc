import type { ConfigFormat } from './config-format.ts';

/** The configuration of our own trainer. */
export const corollary: ConfigFormat = {
  id: 'corollary',
  title: 'Corollary (RunConfig)',
  file: 'config.json',
  write: (config) => ({ ...config }),
};
