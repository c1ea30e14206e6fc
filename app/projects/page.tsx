import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignOutButton } from '#components/account/sign-out-button.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { NewProjectDialog } from '#components/projects/new-project-dialog.tsx';
import { ProjectList } from '#components/projects/project-list.tsx';
import { sessionActor } from '#lib/auth/actor.ts';
import { query } from '#lib/http/action.ts';
import { listProjects } from '#lib/services/projects/list.ts';
import { newProject } from './actions.ts';

export const metadata: Metadata = { title: 'Projects' };

export default async function ProjectsPage() {
  if ((await sessionActor()).kind !== 'user') redirect('/sign-in?callbackUrl=/projects');
  const projects = await query(listProjects, {});
  return (
    <main className="mx-auto min-h-dvh w-full max-w-3xl">
      <PageHeader
        title="Projects"
        actions={
          <>
            <SignOutButton />
            <NewProjectDialog create={newProject} />
          </>
        }
      />
      <div className="px-4 py-6 md:px-6">
        <ProjectList projects={projects} />
      </div>
    </main>
  );
}
