import type { ModelEndpoint } from '#lib/db/generated/client.ts';
import type { ExtraBody } from '#lib/domain/models/extra-body.ts';
import { pricesOf } from './prices-of.ts';

/** A model as everyone may see it: whether it has a key, and never the key. */
export function modelView({ encryptedKey, projectId, extraBody, ...model }: ModelEndpoint) {
  return {
    ...model,
    ...pricesOf(model),
    extraBody: extraBody as ExtraBody,
    hasKey: encryptedKey !== null,
  };
}

export type ModelRow = ReturnType<typeof modelView>;
