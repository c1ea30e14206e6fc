import { load } from '#app/load.ts';
import { RunProgress } from '#components/corpus/run-progress.tsx';
import { BranchDialog } from '#components/versions/branch/branch-dialog.tsx';
import { BranchList } from '#components/versions/branch/branch-list.tsx';
import { Part } from '#components/versions/part.tsx';
import { RestoreButton } from '#components/versions/restore/restore-button.tsx';
import { RestoreList } from '#components/versions/restore/restore-list.tsx';
import { may, type Role } from '#lib/domain/access.ts';
import { listRuns } from '#lib/services/corpus/index.ts';
import { listBranches, listRestores } from '#lib/services/versions/index.ts';
import { cancelFreeze } from '../actions.ts';
import { branch, lookAtRestore, restore, takeRestoreBack } from './state-actions.ts';

type Version = { id: string; number: number; name: string; rowCount: number; kind: string };
type Props = { project: string; version: Version; role: Role };

/** Buttons that make the version the working state again, or a project of its own. */
export function StateButtons({ project, version, role }: Props) {
  if (version.kind !== 'sft') return null;
  const place = [project, String(version.number)] as const;
  return (
    <>
      {may(role, 'freeze') && (
        <RestoreButton
          name={version.name}
          preview={lookAtRestore.bind(null, ...place)}
          restore={restore.bind(null, ...place)}
        />
      )}
      <BranchDialog version={version} branch={branch.bind(null, ...place)} />
    </>
  );
}

/** Restores and branches under way. */
export async function StateRuns({ project, version }: Omit<Props, 'role'>) {
  const [restores, restoring, branching] = await Promise.all([
    load(listRestores, { project, version: String(version.number) }),
    load(listRuns, { project, kind: 'restore', limit: 1 }),
    load(listRuns, { project, kind: 'branch', limit: 1 }),
  ]);
  const ids = [version.id, ...restores.items.map(({ id }) => id)];
  const isOurs = (parameters: unknown) =>
    Object.values(parameters as Record<string, unknown>).some((id) => ids.includes(String(id)));
  return [...restoring.items, ...branching.items]
    .filter(({ status, parameters }) => !['done', 'cancelled'].includes(status) && isOurs(parameters))
    .map((run) => (
      <RunProgress
        key={run.id}
        {...{ project, run, unit: 'rows' }}
        cancel={cancelFreeze.bind(null, project, run.id)}
      />
    ));
}

/** What became of the version: restores and branches. */
export async function StateLists({ project, version, role }: Props) {
  const place = { project, version: String(version.number) };
  const [restores, branches] = await Promise.all([load(listRestores, place), load(listBranches, place)]);
  return (
    <>
      {restores.items.length > 0 && (
        <Part title="Restored">
          <RestoreList
            restores={restores.items}
            undo={may(role, 'freeze') ? takeRestoreBack.bind(null, project) : null}
          />
        </Part>
      )}
      {branches.items.length > 0 && (
        <Part title="Branches">
          <BranchList branches={branches.items} />
        </Part>
      )}
    </>
  );
}
