import type { Tx } from '#lib/db/client.ts';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { importsOfSeeds } from '#lib/db/queries/branch/imports-of-seeds.ts';
import type { BranchSeed } from '#lib/db/queries/branch/insert-seeds.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import { userIdOf } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';
import type { PlacedRow } from './fill.ts';

type Place = { version: DatasetVersion; projectId: string; at: Date };

/** The imports of a branch: of the version itself, and of every file that its seeds were read from. */
export class BranchImports {
  readonly #tx: Tx;
  readonly #ctx: ProjectCtx;
  readonly #place: Place;
  readonly #known = new Map<string, string>();
  #variants = '';

  constructor(tx: Tx, ctx: ProjectCtx, place: Place) {
    this.#tx = tx;
    this.#ctx = ctx;
    this.#place = place;
  }

  /** The import that the variants belong to: the version is the file that they were read from. */
  async ofVariants(): Promise<string> {
    const { version } = this.#place;
    this.#variants = await this.#create({ sourceName: version.name, licence: '', ...this.#ofVersion() });
    return this.#variants;
  }

  /** The seeds of some rows, each once, under the import of the file that it was read from. */
  async seedsOf(rows: readonly PlacedRow[]): Promise<BranchSeed[]> {
    const first = new Map(rows.map((one) => [one.row.lineage.seedHash, one]));
    const files = await importsOfSeeds(
      this.#tx,
      [...first.values()].map(({ seedId }) => seedId),
    );
    const seeds: BranchSeed[] = [];
    for (const { row, seedId, position } of first.values()) {
      const { seedHash, seedProblem, source, licence } = row.lineage;
      seeds.push({
        ...{ id: uuidv7(this.#place.at.getTime(), this.#ctx.randomBytes(10)), from: seedId },
        import_id: await this.#importOf(files.get(seedId) ?? null, { source, licence }),
        ...{ row_number: position + 1, content_hash: seedHash, problem: seedProblem },
        tokens: countTokens(seedProblem, ''),
      });
    }
    return seeds;
  }

  /** Says how many rows came, at the end. */
  async count(rows: number): Promise<void> {
    const data = { rowsRead: rows, rowsAdded: rows, variantsAdded: rows };
    await this.#tx.seedImport.update({ where: { id: this.#variants }, data });
  }

  async #importOf(from: string | null, { source, licence }: { source: string; licence: string }) {
    const key = JSON.stringify([from ?? source, licence]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const file = from === null ? null : await this.#tx.seedImport.findUnique({ where: { id: from } });
    const { fileName, fileHash, byteSize, format } = file ?? { ...this.#ofVersion(), format: null };
    const made = await this.#create({
      ...{ sourceName: file?.sourceName ?? source, licence, fileName, fileHash, byteSize, format },
    });
    this.#known.set(key, made);
    return made;
  }

  #ofVersion() {
    const { version } = this.#place;
    return {
      fileName: `version ${version.number} (${version.name}) of ${this.#ctx.project.name}`,
      fileHash: version.manifestHash ?? version.contentHash,
      byteSize: version.byteSize,
    };
  }

  async #create(of: {
    sourceName: string;
    licence: string;
    fileName: string;
    fileHash: string;
    byteSize: bigint;
    format?: string | null;
  }): Promise<string> {
    const { projectId, at } = this.#place;
    const { id } = await this.#tx.seedImport.create({
      data: {
        ...{ projectId, ...of, status: 'done', createdById: userIdOf(this.#ctx) },
        ...{ createdAt: at, startedAt: at, finishedAt: at },
      },
    });
    return id;
  }
}
