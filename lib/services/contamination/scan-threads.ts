import path from 'node:path';
import { openThread } from '../corpus/call-thread.ts';
import type { RangeScanner, ScanAsked, ScannedRange } from './scan-range.ts';

export interface ScanCalls {
  open(url: string): void;
  scan(asked: ScanAsked): Promise<ScannedRange>;
}

/** Read when threads are opened: pages load this module too, bundled, where there is no such folder. */
const script = () => path.join(import.meta.dirname, 'scan-thread.ts');

/** Opens threads that read and compare texts; `close` ends them whatever they do. */
export async function openScanThreads(
  url: string,
  count: number,
): Promise<{ scanners: RangeScanner[]; close: () => Promise<void> }> {
  const threads = Array.from({ length: count }, () => openThread<ScanCalls>(script(), ['open', 'scan']));
  const close = async () => {
    await Promise.all(threads.map((thread) => thread.close()));
  };
  try {
    await Promise.all(threads.map(({ calls }) => calls.open(url)));
  } catch (error) {
    await close();
    throw error;
  }
  return { scanners: threads.map(({ calls }) => calls.scan), close };
}
