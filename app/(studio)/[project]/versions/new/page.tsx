import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { composerFacets } from '#components/versions/composer/composer-facets.ts';
import { VersionComposer } from '#components/versions/composer/version-composer.tsx';
import { may } from '#lib/domain/access.ts';
import { variantFacets } from '#lib/services/generate/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { recipeOrigins } from '#lib/services/versions/index.ts';
import { freeze } from '../actions.ts';

export const metadata: Metadata = { title: 'New version' };

type Props = { params: Promise<{ project: string }> };

/** The recipe is the address, which the composer reads by itself: nothing here waits for its rows to be counted. */
export default async function NewVersionPage({ params }: Props) {
  const { project } = await params;
  const [{ role, name }, { facets }, origins] = await Promise.all([
    load(getProject, { project }),
    load(variantFacets, { project }),
    load(recipeOrigins, { project }),
  ]);
  const refusal = may(role, 'freeze')
    ? null
    : `Your role in ${name} is ${role}; freezing a version needs a lead.`;
  return (
    <Page title="New version" trail={[{ title: 'Versions', href: `/${project}/versions` }]}>
      <VersionComposer
        project={project}
        facets={composerFacets({ counted: facets, ...origins })}
        strata={Object.fromEntries(origins.audits.map(({ id, strata }) => [id, strata]))}
        tokenizer={origins.tokenizer?.name ?? null}
        refusal={refusal}
        freeze={freeze.bind(null, project)}
      />
    </Page>
  );
}
