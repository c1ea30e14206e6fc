import { load } from '#app/load.ts';
import { CapsDialog } from '#components/duplicates/caps-dialog.tsx';
import { SearchDialog } from '#components/duplicates/search-dialog.tsx';
import { may, type Role } from '#lib/domain/access.ts';
import { showProjectSettings } from '#lib/services/projects/index.ts';
import { countCaps, rejectByCaps, search, undoCaps } from './actions.ts';
import { searchParts } from './parts.ts';

type Props = { project: string; role: Role; isSearching: boolean };

/** What starts a search or caps a corpus, for those who may. */
export async function DuplicateTools({ project, role, isSearching }: Props) {
  const [{ duplicates, caps }, parts] = await Promise.all([
    load(showProjectSettings, { project }),
    searchParts(project),
  ]);
  return (
    <>
      {may(role, 'undo-others') && (
        <CapsDialog
          caps={caps}
          preview={countCaps.bind(null, project)}
          apply={rejectByCaps.bind(null, project)}
          undo={undoCaps.bind(null, project)}
        />
      )}
      {may(role, 'check') && (
        <SearchDialog
          settings={duplicates}
          parts={parts}
          mayConfigure={may(role, 'configure')}
          start={search.bind(null, project)}
          disabled={isSearching}
        />
      )}
    </>
  );
}
