import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { ModelDialog } from '#components/generate/model-dialog.tsx';
import { ModelTable } from '#components/generate/model-table.tsx';
import { PrivateNetworks } from '#components/generate/private-networks.tsx';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { sessionActor } from '#lib/auth/actor.ts';
import { may } from '#lib/domain/access.ts';
import { listModels } from '#lib/services/models/index.ts';
import { getProject } from '#lib/services/projects/get.ts';
import { getSettings } from '#lib/services/settings/index.ts';
import { ask, changeSettings, remove, save } from './actions.ts';

export const metadata: Metadata = { title: 'Models' };

export default async function ModelsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [models, { role }, actor] = await Promise.all([
    load(listModels, { project }),
    load(getProject, { project }),
    sessionActor(),
  ]);
  const administrator = actor.kind === 'user' && actor.administrator;
  const settings = administrator ? await load(getSettings, {}) : null;
  const mayChange = may(role, 'configure');
  return (
    <div className="flex flex-col gap-8 px-4 py-6 md:px-6">
      <SettingsSection
        title="Models"
        description="Any OpenAI-compatible address: a provider's, or your own vLLM, SGLang, llama.cpp or Ollama. Keys are encrypted and never shown again."
        actions={mayChange && <ModelDialog save={save.bind(null, project)} />}
      >
        <ModelTable
          models={models.items}
          mayChange={mayChange}
          home={`/${project}`}
          save={save.bind(null, project)}
          remove={remove.bind(null, project)}
          ask={ask.bind(null, project)}
        />
      </SettingsSection>
      {settings && (
        <SettingsSection
          title="Private networks"
          description="Holds for the whole installation; only its administrator sees this."
        >
          <PrivateNetworks settings={settings} change={changeSettings} />
        </SettingsSection>
      )}
    </div>
  );
}
