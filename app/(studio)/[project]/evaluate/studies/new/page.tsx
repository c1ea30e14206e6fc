import type { Metadata } from 'next';
import { Page } from '#components/layout/page-header.tsx';
import { StudyForm } from '#components/studies/study-form.tsx';
import { create } from '../actions.ts';

export const metadata: Metadata = { title: 'New study' };

export default async function NewStudyPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const list = `/${project}/evaluate/studies`;
  return (
    <Page
      title="New study"
      description="Paste accuracies by size; what is read of them stands below"
      trail={[{ title: 'Studies', href: list }]}
    >
      <StudyForm
        initial={{ name: '', description: '', table: '', target: undefined }}
        list={list}
        send="Make a study"
        save={create.bind(null, project)}
      />
    </Page>
  );
}
