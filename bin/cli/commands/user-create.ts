import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { createUser } from '#lib/services/account/index.ts';
import { runCommand } from '../run.ts';

type Options = { email: string; name: string; administrator?: boolean };

export function addUserCreate(user: Command) {
  const command = user
    .command('create')
    .description(
      'Makes an account; the first one administers the installation. The password is read from standard input.',
    )
    .requiredOption('--email <address>', 'the address to sign in with')
    .requiredOption('--name <name>', 'the name that others see')
    .option('--administrator', 'may administer the installation')
    .option('--json', 'print one JSON document')
    .action(({ email, name, administrator }: Options) => {
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
      return runCommand(json, async (ctx) =>
        createUser(ctx, { email, name, administrator, password: await readPassword() }),
      );
    });
}

/** From standard input, so that it stands in no process list and no shell history. */
async function readPassword(): Promise<string> {
  const asked = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, output: asked ? process.stderr : undefined });
  try {
    return asked
      ? await lines.question('Password: ')
      : ((await lines[Symbol.asyncIterator]().next()).value ?? '');
  } finally {
    lines.close();
  }
}
