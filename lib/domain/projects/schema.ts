import { z } from 'zod';
import { Slug } from '#lib/domain/ids.ts';

/** Names that addresses of the studio use themselves. */
export const reservedSlugs = [
  'api',
  'account',
  'fonts',
  'icons',
  'invitation',
  'new',
  'projects',
  'public',
  'setup',
  'sign-in',
  'sign-out',
  'static',
] as const;

const isReserved = (slug: string) => (reservedSlugs as readonly string[]).includes(slug);

export const ProjectName = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(80, 'A name has at most 80 characters.')
  .describe('Name of the project');

export const ProjectDescription = z
  .string()
  .trim()
  .max(2000, 'A description has at most 2,000 characters.')
  .describe('What the project is for');

/** A project as it is made. The slug never changes: addresses and scripts hold it. */
export const NewProject = z.object({
  slug: Slug.refine((slug) => !isReserved(slug), 'The studio uses this name itself; take another.'),
  name: ProjectName,
  description: ProjectDescription.default(''),
});
export type NewProject = z.infer<typeof NewProject>;

export const ProjectChange = z.object({ name: ProjectName, description: ProjectDescription });
export type ProjectChange = z.infer<typeof ProjectChange>;

/** A slug made of a name: "Éléments of Algebra" → "elements-of-algebra". May be too short to be valid. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}
