import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { load } from '#app/load.ts';
import { signInPath } from '#app/sign-in-path.ts';
import { KeyBindingsProvider } from '#components/layout/key-bindings.tsx';
import type { StageNumbers } from '#components/layout/stage-number.ts';
import { StudioShell } from '#components/layout/studio-shell.tsx';
import { ReasonsProvider } from '#components/review/reasons.tsx';
import { sessionActor } from '#lib/auth/actor.ts';
import { errorBody } from '#lib/http/error-response.ts';
import { showKeys } from '#lib/services/account/index.ts';
import { getProject, listProjects } from '#lib/services/projects/index.ts';
import { listReasons } from '#lib/services/review/index.ts';
import { findInProject } from './actions.ts';
import { overviewOf } from './overview.ts';

type LayoutProps = { children: ReactNode; params: Promise<{ project: string }> };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { project } = await params;
  return { title: { default: project, template: `%s · ${project} · Corollary` } };
}

/** Everything inside a project stands in the studio's frame. */
export default async function StudioLayout({ children, params }: LayoutProps) {
  const { project: slug } = await params;
  const actor = await sessionActor();
  if (actor.kind !== 'user') redirect(await signInPath());
  const [project, projects, reasons, { bindings }] = await Promise.all([
    load(getProject, { project: slug }),
    load(listProjects, {}),
    load(listReasons, { project: slug }),
    load(showKeys, {}),
  ]);
  return (
    <KeyBindingsProvider bindings={bindings}>
      <StudioShell
        project={{ slug: project.slug, name: project.name }}
        projects={projects.map(({ slug, name }) => ({ slug, name }))}
        user={{ label: actor.label, administrator: actor.administrator }}
        numbers={stageNumbers(slug)}
        search={findInProject.bind(null, slug)}
      >
        <ReasonsProvider settings={reasons}>{children}</ReasonsProvider>
      </StudioShell>
    </KeyBindingsProvider>
  );
}

/** The numbers of the navigation. It works without them; the log says why they are missing. */
async function stageNumbers(project: string): Promise<StageNumbers> {
  const counts = await overviewOf(project).catch((error) => void errorBody(error));
  if (!counts) return {};
  return {
    seeds: { value: counts.seeds },
    generate:
      counts.batchesRunning > 0
        ? { value: counts.batchesRunning, label: 'running' }
        : { value: counts.generated },
    check: counts.unchecked > 0 ? { value: counts.unchecked, label: 'open' } : { value: counts.passed },
    review: { value: counts.waiting, label: 'for you' },
    versions: { value: counts.versions },
    train:
      counts.runsUnderWay > 0 ? { value: counts.runsUnderWay, label: 'running' } : { value: counts.runs },
    evaluate:
      counts.evaluationsUnderWay > 0
        ? { value: counts.evaluationsUnderWay, label: 'running' }
        : { value: counts.evaluations },
  };
}
