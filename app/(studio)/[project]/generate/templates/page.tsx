import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { TemplateList } from '#components/generate/templates/template-list.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { listTemplates } from '#lib/services/generate/index.ts';

export const metadata: Metadata = { title: 'Templates' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ method?: string }> };

export default async function TemplatesPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { method } = await searchParams;
  const { items } = await load(listTemplates, { project, method });
  return (
    <Page
      title="Templates"
      description="What methods ask models, in versions"
      trail={[{ title: 'Generate', href: `/${project}/generate` }]}
    >
      <TemplateList templates={items} home={`/${project}`} />
    </Page>
  );
}
