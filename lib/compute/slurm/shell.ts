import type { Readable } from 'node:stream';
import type { SshSettings } from '#lib/domain/train/target.ts';
import { childEnvironment, sshEnvironment } from '../child-environment.ts';
import { OverLimit, type ProgramOptions, type ProgramResult, runProgram } from '../run-program.ts';
import { type Limits, TargetUnreachable } from '../target.ts';

export type ShellOptions = { stdin?: Readable | string | Uint8Array; limits?: Limits; signal?: AbortSignal };

/** Runs programs where Slurm's commands are: on this machine, or on a head node over ssh. */
export type Shell = {
  /** Throws TargetUnreachable where the connection is lost; any exit code of the program is an answer. */
  run(argv: readonly string[], options?: ShellOptions): Promise<ProgramResult>;
};

export const localShell: Shell = {
  run: (argv, options = {}) => runOwn(argv, { env: childEnvironment(), ...options }),
};

/** Where the caller set no limits of its own, silence beyond the usual ones is the target's. */
async function runOwn(argv: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  try {
    return await runProgram(argv, options);
  } catch (error) {
    if (!(error instanceof OverLimit) || options.limits) throw error;
    throw new TargetUnreachable(`The cluster does not answer: ${error.message}`);
  }
}

/** ssh's own exit code where it could not do its work. */
const sshFailed = 255;

/** A head node over ssh. Never asks for a password: it has no terminal, and says so at once. */
export function sshShell(settings: SshSettings): Shell {
  const connect = sshArguments(settings);
  return {
    run: async (argv, options = {}) => {
      const result = await runOwn([...connect, quoteAll(argv)], { env: sshEnvironment(), ...options });
      if (result.code !== sshFailed && result.signal === null) return result;
      const words = lastLine(result.stderr) || `ssh ended with ${result.signal ?? result.code}`;
      throw new TargetUnreachable(`${settings.host} cannot be reached over ssh: ${words}`);
    },
  };
}

function sshArguments({ host, user, port, identityFile, jump, knownHosts }: SshSettings): string[] {
  const alive = ['ConnectTimeout=15', 'ServerAliveInterval=15', 'ServerAliveCountMax=3'];
  const options = ['BatchMode=yes', 'StrictHostKeyChecking=yes', ...alive, 'LogLevel=ERROR'];
  if (knownHosts !== null) options.push(`UserKnownHostsFile=${knownHosts}`);
  if (identityFile !== null) options.push('IdentitiesOnly=yes');
  return [
    ...['ssh', '-T', '-x', '-a', ...options.flatMap((option) => ['-o', option])],
    ...(port === null ? [] : ['-p', String(port)]),
    ...(identityFile === null ? [] : ['-i', identityFile]),
    ...(jump === null ? [] : ['-J', jump]),
    ...['--', user === null ? host : `${user}@${host}`],
  ];
}

/** One word of a POSIX shell's command line, whatever is in it. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export const quoteAll = (words: readonly string[]): string => words.map(quote).join(' ');

export const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

/** A script of sh with its arguments. */
export const script = (text: string, ...given: string[]): string[] => [
  'sh',
  '-c',
  text,
  'corollary',
  ...given,
];
