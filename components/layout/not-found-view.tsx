import { SearchXIcon } from 'lucide-react';
import Link from 'next/link';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { EmptyState } from './empty-state.tsx';

/** What is at this address: nothing, or nothing for this person. */
export function NotFoundView({ href, back }: { href: string; back: string }) {
  return (
    <EmptyState
      icon={<SearchXIcon />}
      title="Nothing is here"
      heading="h1"
      action={
        <Link href={href} className={buttonVariants({ variant: 'outline' })}>
          {back}
        </Link>
      }
      className="min-h-96"
    >
      The address may be mistyped, or what it named was removed, or belongs to a project that you are not a
      member of.
    </EmptyState>
  );
}
