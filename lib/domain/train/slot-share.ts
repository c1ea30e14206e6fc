/** The share of a slot: threads, and those of the GPUs that are its own. Shares of different slots have no GPU in common. */
export function slotShare(
  slot: number,
  { slots, cores, gpus }: { slots: number; cores: number; gpus: readonly string[] },
): { threads: number; gpus: string[] } {
  const from = Math.floor((slot * gpus.length) / slots);
  const to = Math.floor(((slot + 1) * gpus.length) / slots);
  return { threads: Math.max(1, Math.floor(cores / slots)), gpus: gpus.slice(from, to) };
}
