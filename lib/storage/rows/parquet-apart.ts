import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { admittedEnvironment, env } from '#lib/env.ts';
import { splitLines } from './lines.ts';
import type { GroupBegins } from './parquet.ts';
import type { FileRow } from './row.ts';

export type ApartOptions = {
  /** So long may a row group be silent, while somebody waits for its rows. */
  silenceMs?: number;
  /** Memory for what a row group decodes to. */
  heapMb?: number;
};

/** Row groups that may each cost a process; then the file is given up. */
const mostDeaths = 3;

/**
 * The rows of a Parquet file, read in a process of its own: a few bytes of this format can stand for more values than any
 * memory holds, and a decoder that finds out too late takes its process with it. What that process does not outlive is
 * reported, and the next row group is read by another.
 */
export async function* readParquet(file: string, options: ApartOptions = {}): AsyncGenerator<FileRow> {
  let from = 0;
  for (let deaths = 0; deaths < mostDeaths; deaths++) {
    const run = new Run(file, from, options);
    try {
      yield* run.rows();
    } finally {
      run.end();
    }
    const { group, fault } = run;
    if (fault === null) return;
    if (group === null) return void (yield { line: 1, error: `Not a readable Parquet file: ${fault}.` });
    const { rowStart, rowEnd } = group;
    yield { line: rowStart + 1, error: `Rows ${rowStart + 1}–${rowEnd} cannot be read: ${fault}.` };
    from = group.group + 1;
  }
  yield { line: 1, error: `After ${mostDeaths} row groups of that kind, the rest of the file is not read.` };
}

/** One process: its rows, which group it read last, and why it ended early. */
class Run {
  group: GroupBegins | null = null;
  fault: string | null = null;
  readonly #child: ChildProcess;
  readonly #silenceMs: number;
  readonly #ended: Promise<number | null>;

  constructor(file: string, from: number, { silenceMs = 60_000, heapMb = 1024 }: ApartOptions) {
    const script = path.join(env().STUDIO_ROOT, 'lib/storage/rows/parquet-process.ts');
    const limits = [`--max-old-space-size=${heapMb}`, '--no-warnings'];
    this.#silenceMs = silenceMs;
    this.#child = spawn(process.execPath, [...limits, script, file, String(from)], {
      // It needs nothing, and a decoder of foreign bytes is to see no secret.
      env: admittedEnvironment((name) => name === 'PATH') as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#ended = new Promise((done) => {
      this.#child.once('error', () => done(null));
      this.#child.once('close', done);
    });
  }

  async *rows(): AsyncGenerator<FileRow> {
    const lines = splitLines(this.#child.stdout!);
    for (;;) {
      const next = await this.#inTime(lines.next());
      if (next === null || next.done) break;
      const read = next.value.bytes === null ? null : parse(next.value.bytes);
      if (read === null) continue;
      if ('group' in read) this.group = read;
      else yield read;
    }
    if (this.fault === null && (await this.#ended) !== 0)
      this.fault = 'unpacking it takes more memory than it may';
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  /** What comes, or null where nothing did for too long. */
  async #inTime<T>(coming: Promise<T>): Promise<T | null> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<null>((done) => {
      timer = setTimeout(done, this.#silenceMs, null);
    });
    const first = await Promise.race([coming, silence]);
    clearTimeout(timer);
    if (first === null) {
      this.fault = `unpacking it takes longer than ${Math.round(this.#silenceMs / 1000)} s`;
      this.end();
    }
    return first;
  }
}

/** A line of the process; null for one that its end cut off. */
function parse(bytes: Buffer): FileRow | GroupBegins | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as FileRow | GroupBegins;
  } catch {
    return null;
  }
}
