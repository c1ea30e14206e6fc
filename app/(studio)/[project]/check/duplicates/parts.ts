import { cache } from 'react';
import { load } from '#app/load.ts';
import type { SearchPart } from '#components/duplicates/search-parts.ts';
import { listBatches } from '#lib/services/generate/index.ts';
import { listImports } from '#lib/services/seeds/index.ts';
import { listVersions } from '#lib/services/versions/index.ts';

const most = 30;

/** What a search can be limited to: the newest imports, batches and versions of a project. */
export const searchParts = cache(async (project: string): Promise<SearchPart[]> => {
  const [imports, batches, versions] = await Promise.all([
    load(listImports, { project, limit: most }),
    load(listBatches, { project, limit: most }),
    load(listVersions, { project }),
  ]);
  return [
    ...imports.items
      .filter(({ rowsAdded }) => rowsAdded > 0)
      .map(({ id, sourceName, fileName }) => ({
        value: `import ${id}`,
        title: `Import ${sourceName || fileName}`,
      })),
    ...batches.items.map(({ id, name }) => ({ value: `batch ${id}`, title: `Batch ${name}` })),
    ...versions.items
      .slice(0, most)
      .map(({ id, number, name }) => ({ value: `version ${id}`, title: `Version ${number}, ${name}` })),
  ];
});
