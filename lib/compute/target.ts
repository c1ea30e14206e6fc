import type { Readable } from 'node:stream';
import type { Failure } from '#lib/domain/train/failures.ts';

/**
 * The target cannot be asked now: no network, no ssh, no slurmctld, an API that answers with 5xx. What runs there may well
 * go on, so a run is unknown since this moment; it is never called failed or done for it.
 */
export class TargetUnreachable extends Error {
  override name = 'TargetUnreachable';
}

/** The target was asked and said no, in words that tell what to do: a wrong partition, a wrong key, a full disk. */
export class TargetRefused extends Error {
  override name = 'TargetRefused';
}

export const targetStates = [
  'queued',
  'starting',
  'running',
  'stopping',
  'succeeded',
  'stopped',
  'failed',
  'cancelled',
  'lost',
] as const;
export type TargetState = (typeof targetStates)[number];

/** Where a job ends for good: nothing that the target says later changes it. */
export const endStates: readonly TargetState[] = ['succeeded', 'stopped', 'failed', 'cancelled', 'lost'];

export type Report = {
  state: TargetState;
  /** Why it is in this state, as a sentence; null where the state says all. */
  reason: string | null;
  exitCode: number | null;
  node: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  /** How often the target itself began it again (node failure, preemption). */
  restarts: number;
  /** The kind of a failure, where the target itself knows it. */
  failure?: Failure;
};

export type LaunchFile = {
  /** Its place in the run's folder. */
  name: string;
  bytes: number;
  /** Hex; where it is given, the target checks what arrived and keeps one copy for all runs. */
  sha256: string | null;
  open: () => Promise<Readable>;
};

export type Resources = { cpus: number; gpus: number; memoryGb: number | null; minutes: number | null };

export type Launch = {
  /** Names the run everywhere on the target: its folder, its job. Letters, digits, ".", "_" and "-". */
  tag: string;
  /** From 1; a later attempt goes on in the same folder. */
  attempt: number;
  files: LaunchFile[];
  argv: string[];
  env: Record<string, string>;
  resources: Resources;
  /** Which slot of the local target it has, from 0. */
  slot?: number;
};

export type Job = { tag: string; attempt: number; id: string };

export type TargetFacts = {
  version: string;
  cpus: number;
  gpus: string[];
  nodes: { name: string; state: string; cpus: number; gpus: number; memoryGb: number | null }[];
  /** The interpreter of the trainer as it names itself; null where none was asked for. */
  python: string | null;
};

export type FolderEntry = { name: string; bytes: number; folder: boolean; modifiedAt: Date };
export type Limits = { seconds: number; bytes: number };
export type CommandResult = { code: number | null; stdout: string; stderr: string };

/** Each function throws TargetUnreachable where the target cannot be asked, and TargetRefused where it says no. */
export type ComputeTarget = {
  /** What the target has; throws what keeps it from working. */
  check(): Promise<TargetFacts>;
  /** The target's own id of the job with this tag and attempt; null where it never heard of it. */
  find(tag: string, attempt: number): Promise<string | null>;
  /** Puts the files and starts; a second start of the same tag and attempt starts nothing and returns the first's id. */
  start(launch: Launch): Promise<string>;
  /** Many runs as one job of the target (Slurm: an array); ids in the order of `launches`. */
  startMany?(group: string, launches: Launch[]): Promise<string[]>;
  report(job: Job): Promise<Report>;
  /** Where a node of the target is reached; left out where jobs run on the studio's own machine. */
  addressOf?(node: string): Promise<string>;
  /** Asks the job to save a checkpoint and end, or ends it at once. */
  stop(job: Job, how: 'checkpoint' | 'force'): Promise<void>;
  /** Bytes of a file of the run's folder from an offset, and the file's size; empty where there is no file yet. */
  read(
    tag: string,
    name: string,
    from: number,
    maxBytes: number,
  ): Promise<{ bytes: Uint8Array; size: number }>;
  /** A folder's entries by name; empty where there is no such folder yet. */
  list(tag: string, folder: string): Promise<FolderEntry[]>;
  /** Puts the files and runs a short command in the run's folder to its end. */
  command(launch: Launch, argv: string[], limits: Limits, signal?: AbortSignal): Promise<CommandResult>;
  /** Forgets the run: its folder, and copies of files that no other run uses. */
  remove(tag: string): Promise<void>;
  /** Forgets what `startMany` kept of a group whose runs are forgotten. */
  removeMany?(group: string): Promise<void>;
};
