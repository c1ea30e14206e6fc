import type pg from 'pg';
import { copySignatures } from '#lib/db/queries/duplicates/copy-signatures.ts';
import { createSignatureTable } from '#lib/db/queries/duplicates/create-signature-table.ts';
import { storeSignatures } from '#lib/db/queries/duplicates/store-signatures.ts';

/** Stores rows of signatures behind each other while the next texts are read. */
export class SignatureWriter {
  readonly #client: pg.PoolClient;
  #stored: Promise<void> = Promise.resolve();

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Begins to store these rows; what it gives is done when those before are, so that no more than two wait. */
  write(rows: Uint8Array): Promise<void> {
    const before = this.#stored;
    this.#stored = before.then(() => this.#store(rows));
    // Whoever waits for it hears of a failure; until then nobody does.
    this.#stored.catch(() => {});
    return before;
  }

  /** Done when all is stored. */
  finish(): Promise<void> {
    return this.#stored;
  }

  async #store(rows: Uint8Array) {
    try {
      await copySignatures(this.#client, 'text_signatures', rows);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === keyIsTaken)) throw error;
      await createSignatureTable(this.#client);
      await copySignatures(this.#client, 'new_signatures', rows);
      await storeSignatures(this.#client);
    }
  }
}

const keyIsTaken = '23505';
