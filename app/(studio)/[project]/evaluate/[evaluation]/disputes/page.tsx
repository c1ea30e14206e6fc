import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { DisputeDesk } from '#components/evaluate/disputes/dispute-desk.tsx';
import { KindTabs } from '#components/evaluate/disputes/kind-tabs.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { may } from '#lib/domain/access.ts';
import { type Dispute, disputes } from '#lib/domain/evaluate/graders/index.ts';
import { evaluationOptions, listReplies, showEvaluation } from '#lib/services/evaluate/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { rule, withdraw } from '../../actions.ts';

export const metadata: Metadata = { title: 'Disputes' };

type Props = {
  params: Promise<{ project: string; evaluation: string }>;
  searchParams: Promise<{ kind?: string; after?: string }>;
};

export default async function DisputesPage({ params, searchParams }: Props) {
  const { project, evaluation } = await params;
  const { kind: asked, after } = await searchParams;
  const found = await load(showEvaluation, { project, evaluation });
  const kind = kindOf(asked, found.disputes);
  const filter = { dispute: kind, ruled: false, limit: 50, ...(after && { after: Number(after) }) };
  const [list, { graders }, { role }] = await Promise.all([
    load(listReplies, { project, evaluation, ...filter }),
    load(evaluationOptions, { project }),
    load(getProject, { project }),
  ]);
  const home = `/${project}/evaluate`;
  const here = `${home}/${evaluation}/disputes`;
  return (
    <Page
      title="Disputes"
      description="What graders differ about, for people to rule on"
      trail={[
        { title: 'Evaluate', href: home },
        { title: found.name, href: `${home}/${evaluation}` },
      ]}
      fill
    >
      <KindTabs kind={kind} counts={found.disputes} href={here} />
      <DisputeDesk
        key={`${kind} ${after ?? ''}`}
        rows={list.items}
        total={list.total}
        graders={graders.map(({ id, title }) => ({ id, title }))}
        home={home}
        more={list.nextAfter === null ? null : `${here}?kind=${kind}&after=${list.nextAfter}`}
        report={`${home}/${evaluation}`}
        acts={{ rule: rule.bind(null, project), withdraw: withdraw.bind(null, project) }}
        mayRule={may(role, 'evaluate')}
      />
    </Page>
  );
}

/** The kind that was asked for, else the first that has one waiting. */
function kindOf(asked: string | undefined, open: readonly { dispute: string }[]): Dispute {
  const named = disputes.find((one) => one === asked);
  const waiting = (['verdict', 'undecided', 'format'] as const).find((one) =>
    open.some(({ dispute }) => dispute === one),
  );
  return named ?? waiting ?? 'verdict';
}
