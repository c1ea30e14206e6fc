import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Desk } from './desk.ts';

/** Of a node that cannot be asked beforehand: below what systems give away by themselves. */
const range = { from: 20_000, count: 12_000 };

/** A port that is free on this machine, or any of a cluster's node; where it turns out to be taken, another one is tried. */
export async function choosePort({ ctx, settings }: Desk): Promise<number> {
  if (settings.kind === 'slurm') {
    const random = Buffer.from(ctx.randomBytes(4)).readUInt32BE();
    return range.from + (random % range.count);
  }
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
