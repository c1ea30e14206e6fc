import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { VariantView } from '#components/generate/variant-view.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { GoldDialog } from '#components/queues/gold-dialog.tsx';
import { may } from '#lib/domain/access.ts';
import { getVariant, similarToVariant } from '#lib/services/generate/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { addGold } from '../../../review/queues/actions.ts';
import { RecallPanel } from '../../../versions/recall-panel.tsx';

export const metadata: Metadata = { title: 'Variant' };

type Props = { params: Promise<{ project: string; id: string }> };

export default async function VariantPage({ params }: Props) {
  const { project, id } = await params;
  const [variant, similar, { role }] = await Promise.all([
    load(getVariant, { project, variant: id }),
    load(similarToVariant, { project, variant: id }),
    load(getProject, { project }),
  ]);
  const { seq, revision, status } = variant;
  const home = `/${project}`;
  return (
    <Page
      title={`Variant ${seq}`}
      trail={[
        { title: 'Generate', href: `${home}/generate` },
        { title: 'Variants', href: `${home}/generate/variants` },
      ]}
      actions={
        status === 'pending' &&
        may(role, 'gold') && (
          <GoldDialog seq={seq} mark={addGold.bind(null, project, { variant: id, revision })} />
        )
      }
    >
      <div className="flex flex-col gap-8">
        <VariantView variant={variant} similar={similar} home={home} wide />
        <RecallPanel project={project} of={{ variant: id }} />
      </div>
    </Page>
  );
}
