import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { closedNetwork, identity } from './steps.ts';

/** As the Dockerfile sets it. */
const ofImage = {
  NODE_ENV: 'production' as const,
  NEXT_TELEMETRY_DISABLED: '1',
  NEXT_DIST_DIR: '.next-image',
  HOSTNAME: '0.0.0.0',
  KEEP_ALIVE_TIMEOUT: '75000',
  STUDIO_EXIT_WITHIN: '8000',
};

/** A process as a container runs it: from the read-only tree, as nobody, with a data folder of its own. */
export class Container {
  static readonly web = [
    ...['--import', './bin/start/follow-parent.mjs', '--import', './bin/start/content-length.mjs'],
    'web/server.js',
  ];
  static readonly worker = ['worker/index.ts'];
  readonly name: string;
  readonly environment: Record<string, string>;
  readonly url: string;
  #child: ChildProcess;
  #log: string;
  #attempts: string;

  constructor(
    stage: string,
    name: string,
    args: string[],
    environment: Record<string, string>,
    input?: string,
  ) {
    const data = path.join(stage, `data-${name}`);
    if (!existsSync(data)) mkdirSync(data, { mode: 0o700 });
    if (identity.uid !== undefined) chownSync(data, identity.uid, identity.gid);
    this.name = name;
    this.environment = environment;
    this.url = `http://localhost:${environment.PORT}`;
    this.#log = path.join(stage, `${name}.log`);
    this.#attempts = path.join(data, 'attempts.txt');
    const out = path.join(stage, 'out');
    const log = openSync(this.#log, 'a');
    // The environment of the image and nothing of this process: a container has no other.
    const env = {
      ...{ ...ofImage, PATH: '/usr/bin:/bin', STUDIO_ROOT: out, STUDIO_DATA: data, ...environment },
      ...closedNetwork(stage, this.#attempts),
    };
    const node = path.join(stage, 'src/node_modules/.bin/node');
    this.#child = spawn(node, args, { cwd: out, env, stdio: ['pipe', log, log], ...identity });
    this.#child.stdin?.end(input ?? '');
  }

  /** Waits until it is well: the web server, its database and a worker. */
  async answers(): Promise<void> {
    for (;;) {
      if (this.#child.exitCode !== null) throw new Error(`${this.name} ended:\n${this.said()}`);
      const answer = await fetch(`${this.url}/api/health`).catch(() => null);
      if (answer?.ok) return;
      await setTimeout(200);
    }
  }

  said = (): string => readFileSync(this.#log, 'utf8').slice(-4000);
  attempts = (): string[] =>
    existsSync(this.#attempts) ? readFileSync(this.#attempts, 'utf8').split('\n').filter(Boolean) : [];

  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.ended();
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode === null) this.#child.kill('SIGKILL');
    await this.ended();
  }
}

/** One command in a container, to its end. */
export async function inContainer(
  stage: string,
  name: string,
  args: string[],
  environment: Record<string, string>,
  input?: string,
): Promise<void> {
  const container = new Container(stage, name, args, environment, input);
  const code = await container.ended();
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${container.said()}`);
}
