import { redirect } from 'next/navigation';
import { sessionActor } from '#lib/auth/actor.ts';
import { query } from '#lib/http/action.ts';
import { listProjects } from '#lib/services/projects/list.ts';

/** The door: to sign-in, to the one project there is, or to the list of them. */
export default async function StartPage() {
  if ((await sessionActor()).kind !== 'user') redirect('/sign-in');
  const projects = await query(listProjects, {});
  redirect(projects.length === 1 && projects[0] ? `/${projects[0].slug}` : '/projects');
}
