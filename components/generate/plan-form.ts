import type { ActionForm } from '#components/form/use-action-form.ts';

/** JSON Schema of a method's parameters, as far as forms read it. */
export type ParameterSchema = {
  properties?: Record<
    string,
    {
      type?: string;
      title?: string;
      description?: string;
      default?: unknown;
      minimum?: number;
      maximum?: number;
      enum?: readonly string[];
    }
  >;
};

export type MethodChoice = {
  id: string;
  title: string;
  family: string;
  description: string;
  kind: 'computed' | 'model';
  parameters: ParameterSchema;
};

/** What the form holds; "any" stands for a filter that is not set. */
export type BatchForm = {
  name: string;
  method: string;
  parameters: Record<string, unknown>;
  model: string;
  subject: string;
  levels: number[];
  onlyWithSolution: boolean;
  limit: number | undefined;
  samples: number | undefined;
  randomSeed: number | undefined;
  temperature: number | undefined;
  topP: number | undefined;
  maxTokens: number | undefined;
};

export type BatchFormState = ActionForm<BatchForm>;

/** What the server takes. */
export type Plan = Omit<BatchForm, 'model' | 'subject' | 'levels'> & {
  model?: string;
  subject?: string;
  levels?: number[];
};

export type Estimate = {
  seeds: number;
  unusable: number;
  needs: readonly string[];
  requests: number;
  promptTokens: number;
  completionTokens: number;
  cost: number | null;
};

export function firstPlan(methods: readonly MethodChoice[], models: readonly { id: string }[]): BatchForm {
  return {
    ...{ name: '', method: methods[0]?.id ?? '', parameters: {}, model: models[0]?.id ?? '', subject: 'any' },
    ...{ levels: [], onlyWithSolution: false, limit: undefined, samples: 1, randomSeed: undefined },
    ...{ temperature: 0.7, topP: 1, maxTokens: 2048 },
  };
}

/** The form's values as a plan: filters that are not set are left out, and the model where none is asked. */
export function toPlan(values: BatchForm, methods: readonly MethodChoice[]): Plan {
  const { model, subject, levels, ...rest } = values;
  const asks = methods.find((one) => one.id === values.method)?.kind === 'model';
  return {
    ...rest,
    ...(asks && model && { model }),
    ...(subject !== 'any' && { subject }),
    ...(levels.length > 0 && { levels }),
  };
}
