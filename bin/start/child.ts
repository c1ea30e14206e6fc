import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { childEnvironment } from '#lib/env.ts';
import { LogFile, lastWords } from './log-file.ts';
import { say } from './progress.ts';

const STEADY = 60_000;

export interface Program {
  name: string;
  args: string[];
  /** Next's development server hands Node's options on to a process that cannot take a preloaded module. */
  withoutPreload?: boolean;
  /** Further modules to load first. */
  preloads?: readonly string[];
  cwd: string;
  environment: Record<string, string | undefined>;
  log: string;
}

/** A program that is kept running: after a crash it is started again, with growing pauses while it keeps crashing. */
export class SupervisedChild {
  readonly program: Program;
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private stopping = false;
  private crashes = 0;
  private pause: NodeJS.Timeout | undefined;
  private log: LogFile;

  constructor(program: Program) {
    this.program = program;
    this.log = new LogFile(program.log);
  }

  /** Modules that the program loads before its own, from this folder. */
  static preloadsOf({ withoutPreload, preloads = [] }: Program): readonly string[] {
    return withoutPreload ? [] : ['follow-parent.mjs', 'content-length.mjs', ...preloads];
  }

  start(): void {
    const begin = performance.now();
    const preload = SupervisedChild.preloadsOf(this.program).flatMap((file) => [
      '--import',
      path.join(import.meta.dirname, file),
    ]);
    // A session of its own: Ctrl-C at the terminal reaches the supervisor alone, which stops all in order.
    const child = spawn(process.execPath, [...preload, ...this.program.args], {
      cwd: this.program.cwd,
      env: childEnvironment(this.program.environment),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.child = child;
    let last = '';
    const keep = (text: Buffer) => {
      this.log.write(text);
      last = `${last}${text}`.slice(-8000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.ended = new Promise((resolve) => {
      child.on('error', (error) => keep(Buffer.from(error.message)));
      child.on('close', (code, signal) => {
        resolve();
        if (!this.stopping) this.restart(performance.now() - begin, signal ?? `exit code ${code}`, last);
      });
    });
  }

  private restart(lived: number, reason: string, last: string): void {
    this.crashes = lived > STEADY ? 1 : this.crashes + 1;
    const delay = Math.min(30, 2 ** (this.crashes - 1) / 2);
    const said = lastWords(last);
    const { name, log } = this.program;
    say(`! ${name} ended (${reason}${said ? `: ${said}` : ''}); starting it again in ${delay} s; see ${log}`);
    this.pause = setTimeout(() => this.start(), delay * 1000);
  }

  /** Ends it for a start with other settings. */
  restartWith(changes: Record<string, string>): void {
    Object.assign(this.program.environment, changes);
    this.child?.kill('SIGTERM');
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Asks it to end, and after `grace` milliseconds makes it end. */
  async stop(grace: number): Promise<void> {
    this.stopping = true;
    clearTimeout(this.pause);
    this.child?.kill('SIGTERM');
    const kill = setTimeout(() => {
      say(`! ${this.program.name} did not stop within ${grace / 1000} s and is killed`);
      this.child?.kill('SIGKILL');
    }, grace);
    await this.ended;
    clearTimeout(kill);
    await this.log.end();
  }
}
