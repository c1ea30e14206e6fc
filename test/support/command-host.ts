import type { CommandRun } from './studio-command.ts';

/** A process that runs one studio command after the other: what every start would load is loaded once. */
process.on('message', async (args: string[]) => {
  process.send?.(await command(args));
});

let commands = 0;

/** Loads the program's own first file anew, as a start does, with what it prints kept. */
async function command(args: string[]): Promise<CommandRun> {
  const printed = { out: '', err: '' };
  const given = [keep(process.stdout, (text) => (printed.out += text))];
  given.push(keep(process.stderr, (text) => (printed.err += text)));
  process.argv = [process.execPath, 'studio', ...args];
  process.exitCode = 0;
  commands++;
  await import(`#bin/studio.ts?command=${commands}`).catch((error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
  for (const giveBack of given) giveBack();
  return { code: Number(process.exitCode), ...printed };
}

function keep(stream: NodeJS.WriteStream, add: (text: string) => void): () => void {
  const { write } = stream;
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    add(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  }) as typeof stream.write;
  return () => {
    stream.write = write;
  };
}
