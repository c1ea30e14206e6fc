import type { ModelEndpoint } from '#lib/db/generated/client.ts';

type Decimal = ModelEndpoint['batchPriceShare'];
type Prices = Pick<ModelEndpoint, 'priceInput' | 'priceOutput' | 'priceCached' | 'batchPriceShare'>;

const dollars = (value: Decimal | null) => (value === null ? null : Number(value));

/** A model's prices as numbers: US dollars for a million tokens, null where it has none; the Batch API's as a share. */
export const pricesOf = ({ priceInput, priceOutput, priceCached, batchPriceShare }: Prices) => ({
  priceInput: dollars(priceInput),
  priceOutput: dollars(priceOutput),
  priceCached: dollars(priceCached),
  batchPriceShare: Number(batchPriceShare),
});
