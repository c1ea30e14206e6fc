import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { PlanComposer } from '#components/generate/plan/plan-composer.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { listSelections } from '#lib/services/corpus/index.ts';
import { listMethods, listPresets, listTemplates } from '#lib/services/generate/index.ts';
import { listModels } from '#lib/services/models/index.ts';
import { estimatePlanned, startPlanned } from '../../actions.ts';

export const metadata: Metadata = { title: 'New plan' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ preset?: string }> };

export default async function NewPlanPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { preset } = await searchParams;
  const [methods, models, templates, selections] = await Promise.all([
    load(listMethods, { project }),
    load(listModels, { project }),
    load(listTemplates, { project }),
    load(listSelections, { project, limit: 200 }),
  ]);
  const { items: presets } = await load(listPresets, { project, model: models.items[0]?.id });
  const own = templates.items.flatMap(({ method, name, versions }) =>
    versions.flatMap(({ id, version, note }) => (id === null ? [] : [{ id, method, name, version, note }])),
  );
  const home = `/${project}`;
  const simple = (
    <Link href={`${home}/generate/new`} className={buttonVariants({ variant: 'outline' })}>
      One method only
    </Link>
  );
  return (
    <Page title="New plan" trail={[{ title: 'Generate', href: `${home}/generate` }]} actions={simple}>
      <div className="max-w-4xl">
        <PlanComposer
          home={home}
          first={presets.find((one) => one.id === preset) ?? presets[0]!}
          presets={presets}
          choices={{
            methods: methods.items,
            models: models.items.map(({ id, name }) => ({ id, name })),
            templates: own,
            selections: selections.items.map(({ id, name, kind, size }) => ({ id, name, kind, size })),
          }}
          estimate={estimatePlanned.bind(null, project)}
          start={startPlanned.bind(null, project)}
        />
      </div>
    </Page>
  );
}
