import { CommanderError } from 'commander';
import { buildProgram } from './cli/program.ts';

try {
  const program = await buildProgram(process.argv.slice(2));
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has printed its message. 0 is --help and --version; everything else is wrong usage.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
