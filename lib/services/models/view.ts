import type { ModelEndpoint } from '#lib/db/generated/client.ts';
import type { ExtraBody } from '#lib/domain/models/extra-body.ts';

type Decimal = ModelEndpoint['batchPriceShare'];
const dollars = (value: Decimal | null) => (value === null ? null : Number(value));

/** A model as everyone may see it: whether it has a key, and never the key. */
export function modelView({ encryptedKey, projectId, extraBody, ...model }: ModelEndpoint) {
  return {
    ...model,
    priceInput: dollars(model.priceInput),
    priceCached: dollars(model.priceCached),
    priceOutput: dollars(model.priceOutput),
    batchPriceShare: Number(model.batchPriceShare),
    extraBody: extraBody as ExtraBody,
    hasKey: encryptedKey !== null,
  };
}

export type ModelRow = ReturnType<typeof modelView>;
