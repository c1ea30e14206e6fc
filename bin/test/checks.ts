import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { runQuietly } from '../start/build.ts';
import { check, type Outcome, section } from './section.ts';

/** Each checker works out for itself what they all need: on few cores one takes less time than the usual four. */
const checkers = ['--checkers', String(Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2))))];

/** Format, lint and types over the whole tree. */
export async function staticChecks(root: string): Promise<Outcome[]> {
  const biome = ['node_modules/@biomejs/biome/bin/biome', 'check', '.'];
  return [
    await section('format and lint', (screen) => check(root, { args: biome }, screen)),
    await section('types', async (screen) => {
      await ensureRouteTypes(root);
      return check(root, { args: ['node_modules/typescript/bin/tsc', '-p', '.', ...checkers] }, screen);
    }),
  ];
}

/** Types of styles, images and routes are written by Next; a fresh clone has none yet. */
async function ensureRouteTypes(root: string): Promise<void> {
  if (existsSync(path.join(root, 'next-env.d.ts')) && existsSync(path.join(root, '.next/types'))) return;
  const typegen = ['node_modules/next/dist/bin/next', 'typegen'];
  await runQuietly(root, typegen, { NEXT_TELEMETRY_DISABLED: '1' }, 'route types');
}
