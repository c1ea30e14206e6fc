import type { Metadata } from 'next';
import { AnswerPlayground } from '#components/check/answer-playground.tsx';
import { Page } from '#components/layout/page-header.tsx';

export const metadata: Metadata = { title: 'Compare answers' };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The engine runs in the browser: nothing is sent. */
export default async function AnswersPage({ params, searchParams }: Props) {
  const { project } = await params;
  const given = Object.entries(await searchParams).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return (
    <Page
      title="Compare answers"
      description="What the engine reads in two answers, and whether they are equal"
      trail={[{ title: 'Check', href: `/${project}/check` }]}
    >
      <AnswerPlayground initial={new URLSearchParams(given).toString()} />
    </Page>
  );
}
