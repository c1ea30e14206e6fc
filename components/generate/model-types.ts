import type { ActionResult } from '#components/form/action-result.ts';
import type { ServerState } from '#lib/domain/servers/states.ts';

/** A model as its row shows it. */
export type ModelListRow = {
  id: string;
  name: string;
  baseUrl: string;
  model: string;
  priceInput: number | null;
  priceCached: number | null;
  priceOutput: number | null;
  batchPriceShare: number;
  batchApi: boolean;
  concurrency: number;
  rpm: number | null;
  tpm: number | null;
  timeoutSeconds: number;
  extraBody: Record<string, unknown>;
  hasKey: boolean;
  /** The studio's own server that it belongs to: it stays as it is then. */
  server: { number: number; state: ServerState } | null;
  /** When a real call last succeeded from here; null: saved without a check. */
  checkedAt: Date | null;
  /** Its newest batch. */
  latest: {
    batch: string;
    name: string;
    calls: number;
    failed: number;
    startedAt: Date;
    error: string | null;
  } | null;
};

/** What the form holds: an empty number is undefined, the extra body is its JSON. */
export type ModelValues = {
  id?: string;
  name: string;
  baseUrl: string;
  model: string;
  key: string;
  priceInput: number | undefined;
  priceCached: number | undefined;
  priceOutput: number | undefined;
  batchPriceShare: number | undefined;
  batchApi: boolean;
  concurrency: number | undefined;
  rpm: number | undefined;
  tpm: number | undefined;
  timeoutSeconds: number | undefined;
  extraBody: string;
};

/** Saves a model; the answer of the question that it was asked, or null where nothing had to be asked. */
export type SaveModel = (
  values: Omit<ModelValues, 'key'> & { key?: string; check?: boolean; reason?: string },
) => Promise<ActionResult<{ check: { text: string; milliseconds: number } | null }>>;

const blank: Omit<ModelValues, 'id'> = {
  ...{ name: '', baseUrl: '', model: '', key: '', extraBody: '' },
  ...{ priceInput: undefined, priceCached: undefined, priceOutput: undefined },
  ...{ batchPriceShare: 0.5, batchApi: false },
  ...{ concurrency: 8, rpm: undefined, tpm: undefined, timeoutSeconds: 120 },
};

/** What the form begins with; the key is never among it. */
export function firstValues(model: ModelListRow | undefined): ModelValues {
  if (!model) return blank;
  const { hasKey, checkedAt, latest, server, extraBody, ...known } = model;
  return {
    ...known,
    key: '',
    priceInput: model.priceInput ?? undefined,
    priceCached: model.priceCached ?? undefined,
    priceOutput: model.priceOutput ?? undefined,
    rpm: model.rpm ?? undefined,
    tpm: model.tpm ?? undefined,
    extraBody: Object.keys(extraBody).length === 0 ? '' : JSON.stringify(extraBody, null, 2),
  };
}
