import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { answerLines, type LineHandler } from '#lib/domain/check/answers.ts';

const summaries = {
  compare: 'Compares answers: {id, gold, pred, equal?, input?, options?} per line.',
  extract: 'Finds final answers: {id, text, mode?} per line.',
  steps: 'Recomputes the equations of solutions: {id, solution} per line.',
};

/** Reads JSON lines and writes JSON lines; no database is opened. */
export function addAnswers(answers: Command) {
  for (const name of ['compare', 'extract', 'steps'] as const) {
    answers
      .command(`${name} [file]`)
      .description(`${summaries[name]} Reads standard input where no file is named.`)
      .action((file: string | undefined) => streamLines(answerLines[name], file));
  }
}

/** Exit codes: 0 done, 1 a line was bad, 2 the file cannot be read. */
async function streamLines(handle: LineHandler, file: string | undefined) {
  const seen = { bad: 0 };
  const source = file ? createReadStream(file) : process.stdin;
  try {
    await pipeline(Readable.from(results(source, handle, seen)), process.stdout, { end: false });
    if (seen.bad > 0) process.exitCode = 1;
  } catch (error) {
    // Whoever reads the results may stop early: `… | head`.
    if (hasCode(error, 'EPIPE')) return;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = hasCode(error, 'ENOENT') || hasCode(error, 'EISDIR') ? 2 : 1;
  }
}

const chunkLength = 64 * 1024;

/** The results, joined to pieces that are worth a write. */
async function* results(source: NodeJS.ReadableStream, handle: LineHandler, seen: { bad: number }) {
  let line = 0;
  let chunk = '';
  const failed = new Promise<never>((_, reject) => source.once('error', reject));
  failed.catch(() => undefined);
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  for (;;) {
    const next = await Promise.race([lines.next(), failed]);
    if (next.done) break;
    line += 1;
    if (next.value.trim() === '') continue;
    const { bad, value } = handle(next.value, line);
    if (bad) seen.bad += 1;
    chunk += `${JSON.stringify(value)}\n`;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;
