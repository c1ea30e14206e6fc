import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startCommand } from '#test/support/studio-command.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const work = temporaryFolder('answers');
// Nobody listens there: a command that opened the database would fail.
const environment = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', NODE_OPTIONS: undefined };

async function answers(args: string[], input = '') {
  const run = await startCommand(['answers', ...args], { folder: work, environment }, input);
  return {
    ...run,
    lines: run.out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

const pair = (id: number) => JSON.stringify({ id, gold: String(id), pred: `x = ${id}` });

test('answers are compared line by line from standard input', { timeout: 60_000 }, async () => {
  const count = 3_000;
  const run = await answers(['compare'], Array.from({ length: count }, (_, id) => `${pair(id)}\n`).join(''));
  expect(run).toMatchObject({ code: 0, err: '' });
  expect(run.lines.map((line) => line.id)).toEqual(Array.from({ length: count }, (_, id) => id));
  expect(new Set(run.lines.map((line) => line.verdict))).toEqual(new Set(['equal']));
});

test('a bad line is reported, the others are done, and the exit code is 1', { timeout: 60_000 }, async () => {
  const file = path.join(work, 'pairs.jsonl');
  writeFileSync(file, `${pair(1)}\noops\n\n${pair(4)}`);
  const run = await answers(['compare', file]);
  expect(run.code).toBe(1);
  expect(run.lines).toMatchObject([{ id: 1 }, { line: 2, error: 'not JSON' }, { id: 4 }]);
});

test('answers are extracted and steps recomputed', { timeout: 60_000 }, async () => {
  const found = await answers(['extract'], '{"id":"a","text":"So #### 24"}\n');
  expect(found.lines).toEqual([{ id: 'a', answer: '24', start: 8, end: 10, rule: '####' }]);
  const steps = await answers(['steps'], '{"id":"b","solution":"<<48/2=25>>25"}\n');
  expect(steps.lines).toMatchObject([{ id: 'b', steps: [{ verdict: 'wrong', expected: '24' }] }]);
});

test('a file that does not exist is wrong usage', { timeout: 60_000 }, async () => {
  const run = await answers(['compare', 'none.jsonl']);
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toContain('none.jsonl');
});
