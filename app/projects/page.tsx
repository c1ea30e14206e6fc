import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInPath } from '#app/sign-in-path.ts';
import { SignOutButton } from '#components/account/sign-out-button.tsx';
import { Mark } from '#components/layout/brand.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { NewProjectDialog } from '#components/projects/new-project-dialog.tsx';
import { ProjectList } from '#components/projects/project-list.tsx';
import { sessionActor } from '#lib/auth/actor.ts';
import { query } from '#lib/http/action.ts';
import { listProjects } from '#lib/services/projects/list.ts';
import { newProject } from './actions.ts';

export const metadata: Metadata = { title: 'Projects' };

export default async function ProjectsPage() {
  if ((await sessionActor()).kind !== 'user') redirect(await signInPath());
  const projects = await query(listProjects, {});
  return (
    <main className="min-h-dvh">
      <PageHeader
        title={
          <span className="flex items-center gap-2">
            <Mark /> Projects
          </span>
        }
        actions={
          <>
            <SignOutButton />
            <NewProjectDialog create={newProject} />
          </>
        }
      />
      <div className="mx-auto w-full max-w-3xl px-4 py-8 md:px-6">
        <ProjectList projects={projects} />
      </div>
    </main>
  );
}
