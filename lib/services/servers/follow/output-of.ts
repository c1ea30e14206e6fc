import type { ComputeTarget } from '#lib/compute/target.ts';

/** Of the output, so much is shown and kept. */
const tailBytes = 64 * 1024;

/** The last lines that a server printed, as text that PostgreSQL takes. */
export async function outputOf(target: ComputeTarget, tag: string): Promise<string> {
  const { size } = await target.read(tag, 'output.log', 0, 0);
  const { bytes } = await target.read(tag, 'output.log', Math.max(0, size - tailBytes), tailBytes);
  return Buffer.from(bytes).toString('utf8').replaceAll('\0', '').toWellFormed();
}
