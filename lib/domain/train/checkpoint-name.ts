/** The step of a checkpoint's folder, "checkpoint-120"; null of any other name. */
export function stepInName(name: string): number | null {
  const step = /^checkpoint-(\d+)$/.exec(name)?.[1];
  return step === undefined ? null : Number(step);
}
