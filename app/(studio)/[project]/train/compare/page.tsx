import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { OverlaidCurves } from '#components/train/curve/overlaid-curves.tsx';
import { FieldTable } from '#components/train/field-table.tsx';
import { RunPicker } from '#components/train/run-picker.tsx';
import { Part } from '#components/versions/part.tsx';
import { isEnded } from '#lib/domain/train/states.ts';
import { compareRuns, listRuns } from '#lib/services/train/index.ts';

export const metadata: Metadata = { title: 'Compare runs' };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ left?: string; right?: string }>;
};

export default async function ComparePage({ params, searchParams }: Props) {
  const { project } = await params;
  const { left, right } = await searchParams;
  const { items } = await load(listRuns, { project, limit: 200 });
  const trail = [{ title: 'Train', href: `/${project}/train` }];
  const choices = items.map(({ number, name }) => ({ number, name }));
  return (
    <Page title="Compare runs" trail={trail}>
      <div className="flex max-w-6xl flex-col gap-8">
        <RunPicker runs={choices} left={left} right={right} />
        {left && right ? (
          <Compared project={project} left={left} right={right} />
        ) : (
          <EmptyState title="Two runs, please">Choose a run on each side.</EmptyState>
        )}
      </div>
    </Page>
  );
}

async function Compared({ project, ...refs }: { project: string; left: string; right: string }) {
  const { left, right, fields } = await load(compareRuns, { project, ...refs });
  const runs = [left, right].map(({ number, name, state }) => ({
    ...{ run: number, label: `${number}: ${name}`, moving: !isEnded(state) },
  }));
  return (
    <>
      <Part title="Curves">
        <OverlaidCurves project={project} runs={runs} />
      </Part>
      {fields.map((pairs, leg) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a leg is its place
        <Part key={leg} title={fields.length > 1 ? `Recipes of leg ${leg + 1}` : 'Recipes'}>
          <FieldTable pairs={pairs} left={`Run ${left.number}`} right={`Run ${right.number}`} />
        </Part>
      ))}
    </>
  );
}
