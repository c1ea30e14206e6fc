/** `total` is null while nobody knows it; `rate` in things a second, where the caller knows better than the mean. */
export type Progress = { done: number; total: number | null; label: string; rate?: number | null };

/** A bar on a terminal's stderr; nothing where nobody looks (a pipe, --json). */
export function progressBar(silent: boolean) {
  const live = !silent && process.stderr.isTTY;
  const started = Date.now();
  return {
    show({ done, total, label, ...known }: Progress) {
      if (!live) return;
      if (total === null) {
        process.stderr.write(`\r\u001b[2K${'░'.repeat(24)} ${label}`);
        return;
      }
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const seconds = (Date.now() - started) / 1000;
      const rate = known.rate ?? (seconds > 0 ? done / seconds : 0);
      const left = rate > 0 && total > done ? ` · ${Math.ceil((total - done) / rate)} s left` : '';
      const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░');
      process.stderr.write(`\r\u001b[2K${bar} ${Math.floor(share * 100)} % · ${label}${left}`);
    },
    end() {
      if (live) process.stderr.write('\r\u001b[2K');
    },
  };
}

/** Asks `look` until it gives a result, pausing between two questions. */
export async function poll<R>(look: () => Promise<R | null>, pauseMs = 250): Promise<R> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
