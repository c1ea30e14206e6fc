import { admittedEnvironment } from '#lib/env.ts';

const names = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'LD_LIBRARY_PATH'],
  ...['HF_HOME', 'HF_HUB_CACHE', 'HF_HUB_OFFLINE', 'HF_ENDPOINT', 'HF_DATASETS_CACHE', 'HF_DATASETS_OFFLINE'],
  ...['TRANSFORMERS_OFFLINE', 'TRANSFORMERS_CACHE', 'XDG_CACHE_HOME'],
]);
const prefixes = /^(CUDA|NVIDIA|SLURM)_/;
const secret = /TOKEN|SECRET|PASSW|CREDENTIAL|JWT|KEY/i;

/** Whether a program that the studio starts may see a variable of this name: what it needs to work, and no secret. */
export const admits = (name: string): boolean =>
  names.has(name) || (prefixes.test(name) && !secret.test(name));

/** The environment of programs that the studio starts. */
export const childEnvironment = (added: Record<string, string> = {}): Record<string, string> => ({
  ...admittedEnvironment(admits),
  ...added,
});

/** The same for ssh, which may need the agent that holds its keys. */
export const sshEnvironment = (): Record<string, string> =>
  admittedEnvironment((name) => admits(name) || name === 'SSH_AUTH_SOCK');
