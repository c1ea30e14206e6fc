'use server';

import type { PaletteHit } from '#components/layout/palette.tsx';
import { act } from '#lib/http/action.ts';
import { findItems } from '#lib/services/projects/index.ts';

const places = {
  seed: { kind: 'Seed', folder: 'seeds' },
  variant: { kind: 'Variant', folder: 'review' },
  batch: { kind: 'Batch', folder: 'generate' },
  version: { kind: 'Version', folder: 'versions' },
} as const;

/** What the palette finds in a project. */
export async function findInProject(project: string, text: string): Promise<PaletteHit[]> {
  const found = await act(findItems, { project, text });
  if (!found.ok) return [];
  return found.value.items.map(({ kind, id, title }) => ({
    kind: places[kind].kind,
    title,
    href: `/${project}/${places[kind].folder}/${id}`,
  }));
}
