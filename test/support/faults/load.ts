import { setTimeout } from 'node:timers/promises';
import type { Db } from '#lib/db/client.ts';
import { StudioError } from '#lib/domain/errors.ts';
import type { Door, Generate, Ruling, Text } from './door.ts';
import { emptyLedger, type Ledger } from './ledger.ts';

export type LoadOptions = {
  db: Db;
  doors: readonly Door[];
  variants: readonly string[];
  /** Makes the rows of an import unlike those of another run. */
  run: string;
  generate: Generate;
  /** Batches and imports are started while so few of them are open. */
  open?: number;
};

const rowsOfImport = 60;

/** People who edit, decide, import, freeze and generate, each as soon as the last answer is there, until they are stopped. */
export function startLoad(options: LoadOptions) {
  const { db, doors, variants } = options;
  const ledger = emptyLedger();
  const stopped = new AbortController();
  const waiting: { left: number; from: number; wake: () => void }[] = [];
  const loop = async (write: (turn: number) => Promise<number>) => {
    for (let turn = 0; !stopped.signal.aborted; turn++) {
      const begun = performance.now();
      try {
        const writes = await write(turn);
        for (const one of waiting) {
          if (begun >= one.from) one.left -= writes;
          if (one.left <= 0) one.wake();
        }
      } catch (error) {
        ledger.unanswered += 1;
        ledger.contradictions.push(...refusals(error));
        await setTimeout(200, undefined, { signal: stopped.signal }).catch(() => {});
      }
    }
  };
  const people = doors.map((door, person) => {
    const own = variants.filter((_, index) => index % doors.length === person);
    return loop((turn) => reviewOne({ door, db, ledger, variant: own[turn % own.length]!, turn }));
  });
  const first = doors[0]!;
  const steady = [
    loop((turn) => importOne(first, options, ledger, turn)),
    loop((turn) => freezeOne(first, db, ledger, `${options.run}-${turn}`)),
    loop(() => generateOne(first, options, ledger)),
  ];
  return {
    ledger,
    /** Waits until so many writes were acknowledged that had not begun yet. */
    more: (count: number) =>
      new Promise<void>((wake) => waiting.push({ left: count, from: performance.now(), wake })),
    /** Waits until an import, a version and a batch were begun that had not been before. */
    oneOfEach: async (signal: AbortSignal) => {
      const kinds = [ledger.imports, ledger.versions, ledger.batches];
      const before = kinds.map(({ length }) => length);
      while (kinds.some(({ length }, kind) => length === before[kind]))
        await setTimeout(20, undefined, { signal });
    },
    stop: async () => {
      stopped.abort();
      await Promise.all([...people, ...steady]);
      return ledger;
    },
  };
}

/** What is no fault of the connection is one of the studio, or of this load. */
function refusals(error: unknown): string[] {
  const refused =
    error instanceof StudioError
      ? ['INVALID', 'NOT_FOUND', 'FORBIDDEN'].includes(error.code)
      : /: (400|401|403|404|422) \{/.test(String(error));
  return refused ? [String(error).slice(0, 300)] : [];
}

type Review = { door: Door; db: Db; ledger: Ledger; variant: string; turn: number };

async function reviewOne({ door, db, ledger, variant, turn }: Review): Promise<number> {
  const held = await db.variant.findUniqueOrThrow({ where: { id: variant } });
  const last = ledger.edits.findLast((one) => one.variant === variant);
  if (last && held.revision < last.revision)
    ledger.contradictions.push(`variant ${variant} is at ${held.revision}, ${last.revision} was stored`);
  const text: Text = {
    problem: `${held.problem.split(' (turn')[0]} (turn ${turn}.${held.revision})`,
    solution: held.solution,
    answer: held.answer,
  };
  const { revision } = await door.edit(variant, held.revision, text);
  ledger.edits.push({ variant, revision, problem: text.problem });
  const ruling: Ruling = turn % 3 ? { action: 'accept' } : { action: 'reject', reasons: ['misread'] };
  const { decision } = await door.decide(variant, revision, ruling);
  ledger.decisions.push({ id: decision, variant, revision });
  return 2;
}

async function importOne(door: Door, { db, run, open = 1 }: LoadOptions, ledger: Ledger, turn: number) {
  const under = await db.seedImport.count({ where: { status: { in: ['queued', 'running'] } } });
  if (under >= open) return pause();
  const rows = Array.from({ length: rowsOfImport }, (_, row) =>
    JSON.stringify({
      question: `In run ${run}, a box ${turn} holds ${row + 2} rows of ${turn + 3} nails. How many nails?`,
      answer: `${row + 2} times ${turn + 3} is ${(row + 2) * (turn + 3)}.\n#### ${(row + 2) * (turn + 3)}`,
    }),
  );
  const { import: id } = await door.upload(`${run}-${turn}.jsonl`, `${rows.join('\n')}\n`);
  await door.startImport(id);
  ledger.imports.push({ id, rows: rowsOfImport });
  return 1;
}

async function freezeOne(door: Door, db: Db, ledger: Ledger, name: string) {
  const under = await db.corpusRun.count({ where: { status: { in: ['queued', 'running'] } } });
  if (under > 0) return pause();
  const { run } = await door.freeze(name);
  ledger.versions.push({ name, run });
  return 1;
}

async function generateOne(door: Door, { db, generate, open = 1 }: LoadOptions, ledger: Ledger) {
  const under = await db.batch.count({ where: { status: { in: ['queued', 'running'] } } });
  if (under >= open) return pause();
  const { batch, requests } = await door.generate(generate);
  ledger.batches.push({ id: batch, requests });
  return 1;
}

const pause = () => setTimeout(50, 0);
