import type { Metadata } from 'next';
import { Page } from '#components/layout/page-header.tsx';
import { NothingToTrain } from '#components/train/form/nothing-to-train.tsx';
import { NewSweepForm } from '#components/train/sweep/new-sweep-form.tsx';
import { sweep, sweepTotals } from '../../actions.ts';
import { formOptions } from '../../form-options.ts';

export const metadata: Metadata = { title: 'New sweep' };

export default async function NewSweepPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const options = await formOptions(project);
  const home = `/${project}/train`;
  return (
    <Page
      title="New sweep"
      description="Every version with every base and every seed: the points of a scaling curve"
      trail={[{ title: 'Train', href: home }]}
    >
      {options.targets.length === 0 || options.versions.length === 0 ? (
        <NothingToTrain home={`/${project}`} hasTargets={options.targets.length > 0} />
      ) : (
        <NewSweepForm
          home={home}
          options={options}
          start={sweep.bind(null, project)}
          totals={sweepTotals.bind(null, project)}
        />
      )}
    </Page>
  );
}
