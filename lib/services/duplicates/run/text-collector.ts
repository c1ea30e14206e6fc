import type { BinaryRow } from '#lib/db/copy-binary.ts';
import { BinaryRows } from '#lib/db/copy-binary-rows.ts';
import { textFields as at } from '#lib/db/queries/duplicates/copy-texts.ts';
import type { DuplicateSearch } from '#lib/domain/check/duplicates.ts';
import {
  DuplicateClusters,
  type LikenessCluster,
  likenessClusters,
  SignatureReader,
  storedKeysOf,
} from '#lib/math/near-duplicates/index.ts';

/** Bytes for the signatures that wait, about 200 each. */
const signatureSpace = 1 << 22;

/** A row of `found_members`: cluster, likeness, position, kind, seq, similarity. */
export type MemberRow = [number, string, number, 'seed' | 'variant', number, number];

/**
 * Takes texts as they are read: first all seeds, then all variants, each by age. What it holds of a text is its signature
 * and where it came from, never the text.
 */
export class TextCollector {
  readonly #reader = new SignatureReader();
  readonly #clusters: DuplicateClusters;
  readonly #search: Pick<DuplicateSearch, 'scope' | 'among'>;
  readonly #projectId: Buffer;
  readonly #seqs: number[] = [];
  readonly #within: boolean[] = [];
  #seeds = 0;
  /** The keys of texts that have none stored, in the order of the columns of `copySignatures`. */
  #signatures = new BinaryRows(signatureSpace);
  #waiting = 0;
  read = 0;
  signed = 0;

  constructor(projectId: string, search: Pick<DuplicateSearch, 'threshold' | 'scope' | 'among'>) {
    this.#projectId = Buffer.from(projectId.replaceAll('-', ''), 'hex');
    const { threshold, scope } = search;
    this.#search = search;
    this.#clusters = new DuplicateClusters({ threshold, numbers: scope === 'full' ? 'any' : 'same' });
  }

  add(kind: 'seed' | 'variant', row: BinaryRow): void {
    this.read++;
    const problem = (row.text(at.problem) ?? '').normalize('NFC');
    const isSigned = row.boolean(at.signed);
    const isCompared =
      row.boolean(at.compared) && (row.boolean(at.within) || this.#search.among === 'project');
    const isFull = this.#search.scope === 'full';
    if (!isSigned || (isCompared && !isFull)) this.#reader.read(problem);
    if (!isSigned) this.#sign(kind, row);
    if (!isCompared) return;
    if (isFull) this.#reader.read(`${problem}\n${(row.text(at.solution) ?? '').normalize('NFC')}`);
    this.#clusters.addRead(this.#reader);
    this.#seqs.push(row.integer(at.seq));
    this.#within.push(row.boolean(at.within));
    if (kind === 'seed') this.#seeds++;
  }

  #sign(kind: 'seed' | 'variant', row: BinaryRow): void {
    const { exact, skeleton, bands } = storedKeysOf(this.#reader);
    const rows = this.#signatures;
    this.#waiting++;
    rows.row(7);
    rows.text(kind);
    rows.bigint(BigInt(row.integer(at.seq)));
    rows.bytes(this.#projectId);
    rows.int(row.integer(at.revision));
    rows.bigint(exact);
    rows.bigint(skeleton);
    rows.ints(bands);
    this.signed++;
  }

  /** The signatures that wait to be stored, in COPY's binary format, where there are so many; null otherwise. */
  takeSignatures(least: number): Uint8Array | null {
    if (this.#waiting < least) return null;
    const taken = this.#signatures.take();
    this.#signatures = new BinaryRows(signatureSpace);
    this.#waiting = 0;
    return taken;
  }

  /** Compares the texts, and tells the clusters that the search is about. */
  *clusters(): Generator<LikenessCluster> {
    for (const cluster of likenessClusters(this.#clusters.groups(), this.#clusters)) {
      if (cluster.members.some((member) => this.#within[member])) yield cluster;
    }
  }

  rowOf(member: number): { kind: 'seed' | 'variant'; seq: number } {
    return { kind: member < this.#seeds ? 'seed' : 'variant', seq: this.#seqs[member]! };
  }
}
