import { load } from '#app/load.ts';
import { formatNumber } from '#components/layout/format.ts';
import { RunningList, type RunningWork } from '#components/overview/running-list.tsx';
import { isUnderWay } from '#lib/domain/evaluate/states.ts';
import { isEnded } from '#lib/domain/train/states.ts';
import { listEvaluations } from '#lib/services/evaluate/index.ts';
import { type BatchView, listBatches } from '#lib/services/generate/index.ts';
import { listImports } from '#lib/services/seeds/index.ts';
import { listRuns } from '#lib/services/train/index.ts';

type Items<Verb extends (...args: never[]) => Promise<{ items: readonly unknown[] }>> = Awaited<
  ReturnType<Verb>
>['items'][number];

/** Batches, imports, fine-tuning runs and evaluations that are under way. */
export async function RunningNow({ project }: { project: string }) {
  const [running, queued, imports, runs, evaluations] = await Promise.all([
    load(listBatches, { project, status: 'running' }),
    load(listBatches, { project, status: 'queued' }),
    load(listImports, { project }),
    load(listRuns, { project, limit: 20 }),
    load(listEvaluations, { project, limit: 20 }),
  ]);
  const work = [
    ...[...running.items, ...queued.items].map(batchWork),
    ...imports.items.filter(({ status }) => status === 'running' || status === 'queued').map(importWork),
    ...runs.items.filter(({ state }) => !isEnded(state)).map(runWork),
    ...evaluations.items.filter(isUnderWay).map(evaluationWork),
  ];
  return <RunningList work={work.map((one) => ({ ...one, href: `/${project}${one.href}` }))} />;
}

const batchWork = (batch: BatchView): RunningWork => ({
  ...{ id: batch.id, name: batch.name, href: `/generate/${batch.id}` },
  ...{ done: batch.ended, total: batch.total, unit: 'requests', rate: batch.rate, state: batch.status },
});

const importWork = (one: Items<typeof listImports>): RunningWork => ({
  ...{ id: one.id, name: one.fileName, href: `/seeds/imports/${one.id}` },
  ...{ done: Math.round(one.bytesRead / 1000), total: Math.round(one.byteSize / 1000), unit: 'kB' },
  state: one.status === 'queued' ? 'queued' : 'running',
  aside: `${formatNumber(one.rowsRead)} rows read`,
});

function runWork({ id, number, name, state, legs }: Items<typeof listRuns>): RunningWork {
  const steps = legs.map(({ totalSteps }) => totalSteps);
  const known = steps.every((one) => one !== null);
  return {
    ...{ id, name, href: `/train/${number}`, unit: 'steps' },
    done: legs.reduce((sum, leg) => sum + leg.step, 0),
    total: known ? steps.reduce((sum: number, one) => sum + (one ?? 0), 0) : null,
    state: state === 'queued' || state === 'starting' ? 'queued' : 'running',
  };
}

const evaluationWork = ({
  id,
  name,
  batch,
  replies,
  status,
  grading,
}: Items<typeof listEvaluations>): RunningWork => ({
  ...{ id, name, href: `/evaluate/${id}` },
  ...(status === 'grading' && grading
    ? { done: grading.done, total: grading.total, unit: 'replies graded' }
    : { done: batch?.ended ?? replies, total: batch?.total ?? null, unit: 'replies' }),
  state: status === 'waiting' ? 'queued' : 'running',
});
