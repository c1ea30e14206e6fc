import Link from 'next/link';
import { RelativeTime } from '#components/layout/relative-time.tsx';

type Branch = { slug: string; name: string; createdAt: Date | string };

/** The projects that begin with a version. */
export function BranchList({ branches }: { branches: readonly Branch[] }) {
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {branches.map(({ slug, name, createdAt }) => (
        <li key={slug} className="flex flex-wrap gap-x-3">
          <Link href={`/${slug}`} className="rounded-sm text-primary hover:underline">
            {name}
          </Link>
          <RelativeTime at={createdAt} className="text-muted-foreground" />
        </li>
      ))}
    </ul>
  );
}
