import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { env } from '#lib/env.ts';

/** `npm run bench -- NAME [arguments]`: one file of bench/ is one measured promise. */
const folder = path.join(env().STUDIO_ROOT, 'bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'));
const [name = '', ...rest] = process.argv.slice(2);

if (names.includes(name)) {
  const bench = spawn(process.execPath, [path.join(folder, `${name}.ts`), ...rest], { stdio: 'inherit' });
  bench.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error(`Usage: npm run bench -- NAME [arguments]\nNames: ${names.join(', ')}`);
  process.exitCode = 2;
}
