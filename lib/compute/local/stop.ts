import { mkdir } from 'node:fs/promises';
import { killGroup } from '../run-program.ts';
import { isAlive } from './process-identity.ts';
import { readRecord, writeRecord } from './records.ts';

/** Asks an attempt to end; the record comes first, so that a wrapper that is just starting its trainer finds it. */
export async function stop(attempt: string, how: 'checkpoint' | 'force'): Promise<void> {
  await mkdir(attempt, { recursive: true, mode: 0o700 });
  const asked = await readRecord(attempt, 'stop.json');
  if (asked?.how !== 'force') await writeRecord(attempt, 'stop.json', { how, at: new Date().toISOString() });
  const trainer = await readRecord(attempt, 'process.json');
  if (trainer && (await isAlive(trainer))) killGroup(trainer.pid, how === 'force' ? 'SIGKILL' : 'SIGTERM');
}
