import { RulerIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { EvaluationTable } from '#components/evaluate/evaluation-table.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { evaluationOptions, listEvaluations } from '#lib/services/evaluate/index.ts';

export const metadata: Metadata = { title: 'Evaluate' };

export default async function EvaluatePage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [{ items }, { graders }] = await Promise.all([
    load(listEvaluations, { project }),
    load(evaluationOptions, { project }),
  ]);
  return (
    <Page title="Evaluate" description="Measure what models can, and say how it was graded">
      {items.length === 0 ? (
        <EmptyState icon={<RulerIcon />} title="No evaluation yet">
          An evaluation asks a model every problem of a benchmark; several graders read each reply.
        </EmptyState>
      ) : (
        <EvaluationTable rows={items} graders={graders} />
      )}
    </Page>
  );
}
