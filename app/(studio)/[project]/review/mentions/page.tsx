import { AtSignIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { MentionList } from '#components/review/mention-list.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { listMentions } from '#lib/services/comments/index.ts';
import { putOff } from './actions.ts';

export const metadata: Metadata = { title: 'For you' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ after?: string }> };

export default async function MentionsPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { after } = await searchParams;
  const { items, nextAfter } = await load(listMentions, { project, after });
  const home = `/${project}`;
  return (
    <Page
      title="For you"
      description="Comments that mention you, the newest first"
      trail={[{ title: 'Review', href: `${home}/review` }]}
    >
      {items.length === 0 ? (
        <EmptyState
          icon={<AtSignIcon />}
          title="Nobody waits for your word"
          action={
            <Link href={`${home}/review`} className={buttonVariants()}>
              To the review desk
            </Link>
          }
        >
          When somebody writes “@” and your name in a comment, it stands here until you are done with it.
        </EmptyState>
      ) : (
        <MentionList items={items} home={home} putOff={putOff.bind(null, project)} />
      )}
      {nextAfter !== null && (
        <Link href={`?after=${nextAfter}`} className={buttonVariants({ variant: 'outline' })}>
          Older ones
        </Link>
      )}
    </Page>
  );
}
