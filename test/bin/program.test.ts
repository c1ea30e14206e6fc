import { describe, expect, test } from 'vitest';
import { nouns } from '#bin/cli/nouns.ts';
import { buildProgram, byHand } from '#bin/cli/program.ts';
import { operations } from '#lib/http/operations.ts';
import { verbs } from '#lib/services/verbs.ts';

/** The commands of a noun, as a start with this noun loads them. */
async function commandsOf(noun: string): Promise<string[]> {
  const program = await buildProgram([noun, '--json']);
  const found = program.commands.find((command) => command.name() === noun);
  return (found?.commands ?? []).map((command) => `${noun}.${command.name()}`);
}

describe('the command line', () => {
  test('has a command for every verb, under the noun that loads it', async () => {
    const commands = (await Promise.all(Object.keys(nouns).map(commandsOf))).flat();
    const wanted = verbs.map(({ spec }) => spec.name).filter((name) => !byHand.has(name));
    expect(wanted.filter((name) => !commands.includes(name))).toEqual([]);
    expect(new Set(commands).size).toBe(commands.length);
  });

  test('names every noun before one is asked for', async () => {
    const program = await buildProgram(['--help']);
    expect(program.commands.map((command) => command.name())).toEqual(Object.keys(nouns));
    expect(program.commands.every((command) => command.commands.length === 0)).toBe(true);
  });

  test('writes a file where the interface sends lines', () => {
    const lines = operations.filter(({ bytes }) => /ndjson|csv/.test(bytes?.response ?? ''));
    const sent = lines.map(({ verb }) => verb.spec.name).filter((name) => !byHand.has(name));
    const written = verbs.filter(({ spec }) => spec.download).map(({ spec }) => spec.name);
    expect(written.sort()).toEqual(sent.sort());
  });
});
