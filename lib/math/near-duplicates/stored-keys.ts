import { type Banding, bandHash } from './bands.ts';
import { SignatureReader } from './signature.ts';
import { toBigInt } from './text-keys.ts';

/**
 * How the keys are cut under which a database finds a text again. Two texts of similarity 0.5 share a key with a chance
 * of 0.80, of 0.4 with 0.55, of 0.1 with 0.012; more bands would find more in a larger index. Part of every stored signature: never change.
 */
export const storedBanding: Banding = { bands: 12, rows: 3 };

/** What a database keeps of a text to find it without reading it. */
export interface StoredKeys {
  /** Signed 64-bit keys of the text and of its skeleton, as `exactHash` and `skeletonHash` make them. */
  exact: bigint;
  skeleton: bigint;
  /** A signed 32-bit key for each band of `storedBanding`; keys of different bands differ. */
  bands: Int32Array<ArrayBuffer>;
}

/** The stored keys of the text that a reader has read last; the text is to be in Unicode's form NFC. */
export function storedKeysOf({ keys, lanes }: Pick<SignatureReader, 'keys' | 'lanes'>): StoredKeys {
  const { rows } = storedBanding;
  const bands = new Int32Array(storedBanding.bands);
  for (let band = 0; band < bands.length; band++) bands[band] = bandHash(lanes, 0, band, rows);
  return { exact: toBigInt(keys.exact), skeleton: toBigInt(keys.skeleton), bands };
}

let shared: SignatureReader | undefined;

/** The stored keys of one text. */
export function storedKeys(text: string): StoredKeys {
  shared ??= new SignatureReader();
  shared.read(text.normalize('NFC'));
  return storedKeysOf(shared);
}
