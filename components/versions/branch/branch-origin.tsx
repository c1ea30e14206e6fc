import { GitBranchIcon } from 'lucide-react';
import Link from 'next/link';

export type Origin = {
  project: string;
  /** Null for who is no member there. */
  slug: string | null;
  version: { number: number; name: string };
};

/** Which version of which project a branch began with. */
export function BranchOrigin({ origin }: { origin: Origin | null }) {
  if (origin === null) return null;
  const { project, slug, version } = origin;
  const words = `version ${version.number} (${version.name}) of ${project}`;
  return (
    <p className="flex items-center gap-2 text-muted-foreground text-sm">
      <GitBranchIcon aria-hidden="true" className="size-4 shrink-0" />
      <span>
        Branched from{' '}
        {slug === null ? (
          words
        ) : (
          <Link href={`/${slug}/versions/${version.number}`} className="text-primary hover:underline">
            {words}
          </Link>
        )}
      </span>
    </p>
  );
}
