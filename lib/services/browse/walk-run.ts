import type { PageRows } from '#lib/db/queries/browse/page-rows.ts';
import type { Limited } from '#lib/db/time-limit.ts';
import type { Cursor } from '#lib/domain/browse/cursor.ts';
import { chooseDriver } from './choose-driver.ts';
import type { RowShape } from './page-frame.ts';
import { type Walked, walkStretch } from './walk-stretch.ts';

/** Looks at stretch after stretch until the page is full, the run is over, or the time is. */
export async function walkRun<R extends RowShape>(
  limited: Limited,
  asked: PageRows,
  first: number,
  choose = false,
): Promise<Walked<R>> {
  const way = choose ? await chooseDriver<R>(limited, asked) : null;
  if (way?.walked.edge === null) return way.walked;
  const rows: R[] = [...(way?.walked.rows ?? [])];
  let edge: Cursor | null = way?.walked.edge ?? null;
  for (let stretch = first; ; ) {
    const from: PageRows['run']['from'] = edge
      ? { value: edge.value ?? null, seq: edge.seq }
      : asked.run.from;
    const step: PageRows = {
      ...(way?.asked ?? asked),
      run: { ...asked.run, from },
      limit: asked.limit - rows.length,
    };
    const began = performance.now();
    const one: Walked<R> | null = await walkStretch<R>(limited, step, stretch);
    if (one === null) return { rows, edge, stopped: true };
    rows.push(...one.rows);
    if (one.edge === null) return { rows, edge: null, stopped: false };
    edge = one.edge;
    if (performance.now() - began < 15) stretch *= 2;
  }
}
