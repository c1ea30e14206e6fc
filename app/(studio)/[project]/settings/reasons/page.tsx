import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { ReasonEditor } from '#components/settings/reason-editor.tsx';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { may } from '#lib/domain/access.ts';
import { getProject } from '#lib/services/projects/get.ts';
import { listReasons } from '#lib/services/review/index.ts';
import { saveList } from './actions.ts';

export const metadata: Metadata = { title: 'Reasons' };

export default async function ReasonsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [{ role }, settings] = await Promise.all([
    load(getProject, { project }),
    load(listReasons, { project }),
  ]);
  return (
    <div className="flex flex-col gap-8 px-4 py-6 md:px-6">
      <SettingsSection
        title="Why a variant is rejected"
        description="One key each, in this order. What is taken out is archived: decisions that name it keep it, and the yield of methods counts it."
      >
        <ReasonEditor
          key={settings.changedAt?.toISOString() ?? 'own'}
          settings={settings}
          mayChange={may(role, 'configure')}
          save={saveList.bind(null, project)}
        />
      </SettingsSection>
    </div>
  );
}
