import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { StudyForm } from '#components/studies/study-form.tsx';
import { exportPoints } from '#lib/domain/studies/export-csv.ts';
import { showStudy } from '#lib/services/studies/index.ts';
import { edit } from '../../actions.ts';

export const metadata: Metadata = { title: 'Edit a study' };

type Props = { params: Promise<{ project: string; study: string }> };

export default async function EditStudyPage({ params }: Props) {
  const { project, study } = await params;
  const { name, description, target, points } = await load(showStudy, { project, study });
  const list = `/${project}/evaluate/studies`;
  const table = [...exportPoints(points)].join('').replaceAll('\r\n', '\n').trimEnd();
  return (
    <Page
      title="Edit"
      trail={[
        { title: 'Studies', href: list },
        { title: name, href: `${list}/${study}` },
      ]}
    >
      <StudyForm
        initial={{ name, description, table, target: target ?? undefined }}
        list={list}
        send="Save the study"
        save={edit.bind(null, project, study)}
      />
    </Page>
  );
}
