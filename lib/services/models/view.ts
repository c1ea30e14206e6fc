import type { ModelEndpoint } from '#lib/db/generated/client.ts';

/** A model as everyone may see it: whether it has a key, and never the key. */
export function modelView({ encryptedKey, projectId, priceInput, priceOutput, ...model }: ModelEndpoint) {
  return {
    ...model,
    priceInput: priceInput === null ? null : Number(priceInput),
    priceOutput: priceOutput === null ? null : Number(priceOutput),
    hasKey: encryptedKey !== null,
  };
}

export type ModelRow = ReturnType<typeof modelView>;
