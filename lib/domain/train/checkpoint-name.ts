/** The step of a checkpoint's folder, "checkpoint-120"; null of any other name. */
export function stepInName(name: string): number | null {
  const step = /^checkpoint-(\d+)$/.exec(name)?.[1];
  return step === undefined ? null : Number(step);
}

/** Weights as Transformers and PEFT save them, whole or as an index of parts. */
const weights = /^(?:model|adapter_model|pytorch_model)(?:\.safetensors|\.bin)(?:\.index\.json)?$/;

/** Whether a folder with such files holds a model: other trainers than ours leave the one at the end beside its checkpoints. */
export const holdsModel = (names: readonly string[]): boolean => names.some((name) => weights.test(name));
