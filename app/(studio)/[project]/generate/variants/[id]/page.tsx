import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { VariantView } from '#components/generate/variant-view.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { getVariant, similarToVariant } from '#lib/services/generate/index.ts';

export const metadata: Metadata = { title: 'Variant' };

type Props = { params: Promise<{ project: string; id: string }> };

export default async function VariantPage({ params }: Props) {
  const { project, id } = await params;
  const [variant, similar] = await Promise.all([
    load(getVariant, { project, variant: id }),
    load(similarToVariant, { project, variant: id }),
  ]);
  const home = `/${project}`;
  return (
    <Page
      title={`Variant ${variant.seq}`}
      trail={[
        { title: 'Generate', href: `${home}/generate` },
        { title: 'Variants', href: `${home}/generate/variants` },
      ]}
    >
      <VariantView variant={variant} similar={similar} home={home} wide />
    </Page>
  );
}
