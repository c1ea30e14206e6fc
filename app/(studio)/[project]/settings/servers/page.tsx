import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { ServeFolderDialog } from '#components/servers/serve-folder-dialog.tsx';
import { ServerList } from '#components/servers/server-list.tsx';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { may } from '#lib/domain/access.ts';
import { getProject } from '#lib/services/projects/get.ts';
import { listServers } from '#lib/services/servers/index.ts';
import { listTargets } from '#lib/services/targets/index.ts';
import { serveFolder, stop } from './actions.ts';

export const metadata: Metadata = { title: 'Servers of models' };

export default async function ServersPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [{ items }, { role }, targets] = await Promise.all([
    load(listServers, { project }),
    load(getProject, { project }),
    load(listTargets, {}),
  ]);
  const mayServe = may(role, 'train');
  const places = targets.items.filter(({ kind }) => kind !== 'openai').map(({ id, name }) => ({ id, name }));
  return (
    <div className="flex flex-col gap-8 px-4 py-6 md:px-6">
      <SettingsSection
        title="Servers of models"
        description="Checkpoints and folders that the studio serves at a compute target. While one is ready it is a model of the project, which batches and evaluations can ask."
        actions={
          mayServe &&
          places.length > 0 && <ServeFolderDialog start={serveFolder.bind(null, project)} targets={places} />
        }
      >
        <ServerList project={project} servers={items} stop={mayServe ? stop.bind(null, project) : null} />
      </SettingsSection>
    </div>
  );
}
