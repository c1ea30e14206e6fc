/** Prices in US dollars for a million tokens; null where unknown. */
export type CallPrices = {
  priceInput: number | null;
  priceOutput: number | null;
  /** Of prompt tokens that the provider had in its cache; null or left out: as of the others. */
  priceCached?: number | null;
  /** What a call through the Batch API costs, as a share of a live one; 1 for live calls. */
  batchPriceShare?: number;
};

export type CallTokens = { prompt: number; cached: number; completion: number };

/**
 * What one call cost, in US dollars; null without both prices.
 * @param tokens.cached how many of the prompt's came from the provider's cache; never more than the prompt's count
 */
export function callCost(prices: CallPrices, { prompt, cached, completion }: CallTokens): number | null {
  const { priceInput, priceOutput, priceCached = null, batchPriceShare = 1 } = prices;
  if (priceInput === null || priceOutput === null) return null;
  const fromCache = Math.min(cached, prompt);
  const read = (prompt - fromCache) * priceInput + fromCache * (priceCached ?? priceInput);
  return ((read + completion * priceOutput) * batchPriceShare) / 1e6;
}
