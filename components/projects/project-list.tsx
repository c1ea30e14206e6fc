import { FolderIcon } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Badge } from '#components/ui/badge.tsx';

export type ProjectRow = {
  id: string;
  slug: string;
  name: string;
  description: string;
  role: string | null;
  members: number;
};

/** The projects that someone is a member of; each row is a link. */
export function ProjectList({ projects }: { projects: ProjectRow[] }) {
  if (projects.length === 0) {
    return (
      <EmptyState icon={<FolderIcon />} title="No project yet">
        A project holds the seeds, variants and versions of one team. Make one, or ask an owner to invite you.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-card">
      {projects.map((project) => (
        <li key={project.id}>
          <Link href={`/${project.slug}`} className="flex items-center gap-4 px-4 py-3 hover:bg-accent">
            <span className="flex min-w-0 flex-1 flex-col gap-0.5">
              <span className="truncate font-medium">{project.name}</span>
              <span className="truncate text-muted-foreground text-sm">
                {project.description || `/${project.slug}`}
              </span>
            </span>
            <span className="whitespace-nowrap text-muted-foreground text-sm tabular-nums">
              {project.members} {project.members === 1 ? 'member' : 'members'}
            </span>
            {project.role && <Badge>{project.role}</Badge>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
