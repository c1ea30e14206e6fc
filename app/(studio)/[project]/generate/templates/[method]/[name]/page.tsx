import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { load } from '#app/load.ts';
import { TemplateEditor } from '#components/generate/templates/template-editor.tsx';
import { YieldTable } from '#components/generate/yield-table.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { listTemplates, showYield } from '#lib/services/generate/index.ts';
import { listModels } from '#lib/services/models/index.ts';
import { listSeeds } from '#lib/services/seeds/index.ts';
import { attempt, preview, save } from '../../actions.ts';

export const metadata: Metadata = { title: 'Template' };

type Props = {
  params: Promise<{ project: string; method: string; name: string }>;
  searchParams: Promise<{ version?: string }>;
};

export default async function TemplatePage({ params, searchParams }: Props) {
  const { project, method, name: encoded } = await params;
  const { version = '' } = await searchParams;
  const name = decodeURIComponent(encoded);
  const [templates, models, seeds, yields] = await Promise.all([
    load(listTemplates, { project, method }),
    load(listModels, { project }),
    load(listSeeds, { project, limit: 50 }),
    load(showYield, { project }),
  ]);
  const template = templates.items.find((one) => one.name === name);
  if (!template) notFound();
  const place = { project, method, name };
  const shown = template.versions.find((one) => version !== '' && one.hash.startsWith(version));
  const rows = yields.items.filter((row) => row.method === method);
  return (
    <Page
      title={template.title}
      description={`${template.methodTitle}: ${template.purpose}`}
      trail={[
        { title: 'Generate', href: `/${project}/generate` },
        { title: 'Templates', href: `/${project}/generate/templates` },
      ]}
    >
      <div className="flex max-w-7xl flex-col gap-8">
        <TemplateEditor
          template={template}
          shown={shown?.hash ?? ''}
          seeds={seeds.items.map(({ id, seq, problem }) => ({ id, seq, problem }))}
          models={models.items.map((one) => ({ id: one.id, name: one.name }))}
          save={save.bind(null, place)}
          preview={preview.bind(null, place)}
          attempt={attempt.bind(null, place)}
        />
        {rows.length > 0 && (
          <section className="flex flex-col gap-2">
            <h2 className="font-semibold text-base">What its versions brought</h2>
            <YieldTable rows={rows} home={`/${project}`} />
          </section>
        )}
      </div>
    </Page>
  );
}
