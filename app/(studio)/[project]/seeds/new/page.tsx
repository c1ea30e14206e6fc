import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { ImportWizard } from '#components/seeds/import-wizard.tsx';
import { formats } from '#lib/domain/seeds/formats/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { beginImport, dryRun } from '../actions.ts';

export const metadata: Metadata = { title: 'Import seeds' };

export default async function ImportPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  await load(getProject, { project });
  return (
    <Page
      title="Import"
      description="JSONL, JSON, CSV or Parquet; nothing is written before you have seen it"
      trail={[{ title: 'Seeds', href: `/${project}/seeds` }]}
    >
      <ImportWizard
        project={project}
        formats={formats.map(({ id, title }) => ({ id, title }))}
        dryRun={dryRun.bind(null, project)}
        begin={beginImport.bind(null, project)}
      />
    </Page>
  );
}
