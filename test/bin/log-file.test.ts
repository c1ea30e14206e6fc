import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LogFile, lastWords } from '#bin/start/log-file.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

test('a log keeps its newest lines and as many before them, and loses none at the turn', async () => {
  const place = path.join(temporaryFolder('log'), 'web.log');
  const file = new LogFile(place, 1000);
  const lines = Array.from({ length: 30 }, (_, number) => `line ${number} ${'x'.repeat(40)}\n`);
  for (const line of lines) file.write(Buffer.from(line));
  await file.end();
  expect(readFileSync(place).length).toBeLessThanOrEqual(1000);
  const kept = readFileSync(`${place}.1`, 'utf8') + readFileSync(place, 'utf8');
  expect(kept).toBe(lines.slice(-kept.split('\n').length + 1).join(''));
  const again = new LogFile(place, 1000);
  again.write(Buffer.from('after a restart\n'));
  await again.end();
  expect(readFileSync(place, 'utf8')).toMatch(/line 29 x+\nafter a restart\n$/);
});

test('a log that fits is one file', async () => {
  const place = path.join(temporaryFolder('log'), 'worker.log');
  const file = new LogFile(place);
  file.write(Buffer.from('one\n'));
  await file.end();
  expect(existsSync(`${place}.1`)).toBe(false);
});

test.each([
  [
    'plain text',
    'Starting\nTypeError: x is not a function\n    at y (z.js:1:1)\n',
    'TypeError: x is not a function',
  ],
  [
    'a line of the log',
    'Starting\n{"level":"error","err":{"type":"Error","message":"DATABASE_URL is not set."},"msg":"The worker ended."}\n',
    'Error: DATABASE_URL is not set.',
  ],
  [
    'a line that was cut',
    'nothing\n{"level":"error","err":{"type":"RangeError","mess',
    '{"level":"error","err":{"type":"RangeError","mess',
  ],
  ['nothing of an error', '{"level":"info","msg":"ready"}\n', ''],
])('why a program ended is one line for a person, from %s', (_, printed, words) => {
  expect(lastWords(printed)).toBe(words);
});
