import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { TargetDialog } from '#components/targets/target-dialog.tsx';
import { TargetList } from '#components/targets/target-list.tsx';
import { sessionActor } from '#lib/auth/actor.ts';
import { configFormats } from '#lib/domain/train/config-formats/index.ts';
import { readers } from '#lib/domain/train/log/readers/index.ts';
import { formats } from '#lib/domain/versions/formats/index.ts';
import { listTargets } from '#lib/services/targets/index.ts';
import { check, remove, save } from './actions.ts';

export const metadata: Metadata = { title: 'Compute targets' };

const titled = ({ id, title }: { id: string; title: string }) => ({ id, title });

export default async function TargetsPage() {
  const [{ items, python }, actor] = await Promise.all([load(listTargets, {}), sessionActor()]);
  const administrator = actor.kind === 'user' && actor.administrator;
  const choices = {
    configs: configFormats.map(titled),
    data: formats.map(titled),
    logs: readers.map(titled),
    python: python ?? 'python3',
  };
  return (
    <div className="flex flex-col gap-8 px-4 py-6 md:px-6">
      <SettingsSection
        title="Compute targets"
        description="Where runs train: this machine, a Slurm cluster, or a fine-tuning API. They are the installation’s; its administrator sets them."
        actions={administrator && <TargetDialog save={save} choices={choices} />}
      >
        <TargetList targets={items} acts={administrator ? { save, check, remove } : null} choices={choices} />
      </SettingsSection>
    </div>
  );
}
