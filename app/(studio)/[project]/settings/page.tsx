import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { ProjectForm } from '#components/settings/project-form.tsx';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { may } from '#lib/domain/access.ts';
import { getProject } from '#lib/services/projects/get.ts';
import { saveProject } from './actions.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function ProjectSettingsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project: slug } = await params;
  const project = await load(getProject, { project: slug });
  return (
    <div className="flex flex-col gap-8 px-4 py-6 md:px-6">
      <SettingsSection title="Project" narrow>
        <ProjectForm
          project={project}
          save={saveProject.bind(null, slug)}
          mayChange={may(project.role, 'configure')}
        />
      </SettingsSection>
    </div>
  );
}
