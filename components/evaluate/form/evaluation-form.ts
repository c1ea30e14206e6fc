import type { EvaluationPrompt } from '#lib/domain/evaluate/prompts.ts';

export type FormOptions = {
  benchmarks: readonly { id: string; name: string; problemCount: number }[];
  models: readonly { id: string; name: string; batchApi: boolean; priced: boolean }[];
  /** Fine-tuning runs that ended well: their model is served for the evaluation. */
  runs: readonly { number: number; name: string }[];
  prompts: readonly EvaluationPrompt[];
};

export type EvaluationValues = {
  benchmark: string;
  /** `model <id>` or `run <number>`. */
  asked: string;
  prompt: 'zero-shot' | 'few-shot' | 'training' | 'own';
  /** One's own prompt. */
  own: string;
  samples: number | undefined;
  temperature: number | undefined;
  topP: number | undefined;
  maxTokens: number | undefined;
  limit: number | undefined;
  budget: number | undefined;
  randomSeed: number | undefined;
  viaBatchApi: boolean;
  name: string;
};

export function firstValues({ benchmarks, models, runs }: FormOptions): EvaluationValues {
  const [model] = models;
  const [run] = runs;
  return {
    benchmark: benchmarks[0]?.id ?? '',
    asked: model ? `model ${model.id}` : run ? `run ${run.number}` : '',
    ...{ prompt: 'zero-shot', own: '', samples: 1, temperature: 0, topP: undefined, maxTokens: 2048 },
    ...{ limit: undefined, budget: undefined, randomSeed: undefined, viaBatchApi: false, name: '' },
  };
}

/** What the verb is asked; empty fields are left to it. */
export function evaluationRequest(values: EvaluationValues) {
  const { asked, own, prompt, samples, temperature, maxTokens, topP, limit, budget, randomSeed, ...rest } =
    values;
  const [kind, id = ''] = asked.split(' ');
  return {
    ...{ benchmark: rest.benchmark, name: rest.name, viaBatchApi: rest.viaBatchApi, prompt },
    ...(kind === 'run' ? { run: id } : { model: id }),
    ...(prompt === 'own' && { messages: [{ role: 'user' as const, content: own }] }),
    ...{ samples: samples ?? 1, temperature: temperature ?? 0, maxTokens: maxTokens ?? 2048 },
    ...(topP !== undefined && { topP }),
    ...(limit !== undefined && { limit }),
    ...(budget !== undefined && { budget }),
    ...(randomSeed !== undefined && { randomSeed }),
  };
}

export type AskedEvaluation = ReturnType<typeof evaluationRequest>;
