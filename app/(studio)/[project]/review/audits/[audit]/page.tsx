import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { AuditFacts } from '#components/audits/audit-facts.tsx';
import { AuditHeader } from '#components/audits/audit-header.tsx';
import { AuditQueues } from '#components/audits/audit-queues.tsx';
import { DrawProgress } from '#components/audits/draw-progress.tsx';
import { RulingList } from '#components/audits/ruling-list.tsx';
import { StrataPicture } from '#components/audits/strata-picture.tsx';
import { StratumTable } from '#components/audits/stratum-table.tsx';
import { WholePicture } from '#components/audits/whole-picture.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { Part } from '#components/versions/part.tsx';
import { may } from '#lib/domain/access.ts';
import { auditDimensions } from '#lib/domain/review/audit-plan/index.ts';
import { type AuditShown, showAudit, showDraw } from '#lib/services/audits/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import * as actions from '../actions.ts';

export const metadata: Metadata = { title: 'Audit' };

type Props = { params: Promise<{ project: string; audit: string }> };

export default async function AuditPage({ params }: Props) {
  const { project, audit: id } = await params;
  const [{ role }, audit] = await Promise.all([
    load(getProject, { project }),
    load(showAudit, { project, audit: id }),
  ]);
  const home = `/${project}`;
  const open = audit.queues.find(({ status, counts }) => status === 'open' && counts.open > 0);
  const mayRule = may(role, 'configure') && audit.status !== 'closed';
  return (
    <Page
      title={audit.name}
      description={audit.status === 'closed' && !audit.plan ? cancelled : descriptions[audit.status]}
      trail={[
        { title: 'Review', href: `${home}/review` },
        { title: 'Audits', href: `${home}/review/audits` },
      ]}
      actions={
        <AuditHeader
          desk={`${home}/review?audit=${id}`}
          inQueue={mayRule ? `${home}/review/queues/new?audit=${id}` : null}
          status={audit.status}
          due={audit.dueOutside}
          queue={open ? `${home}/review/queues/${open.id}/work` : null}
          unread={
            audit.progress?.strata.reduce((sum, { unread, ruling }) => sum + (ruling ? 0 : unread), 0) ?? 0
          }
          close={mayRule && audit.status !== 'drawing' ? actions.close.bind(null, project, id) : null}
          giveBack={mayRule ? actions.giveBack.bind(null, project, id) : null}
        />
      }
    >
      {audit.error && (
        <p role="alert" className="text-destructive text-sm">
          {audit.error}
        </p>
      )}
      {audit.status === 'drawing' && (
        <DrawProgress
          project={project}
          draw={await load(showDraw, { project, audit: id })}
          cancel={mayRule ? actions.close.bind(null, project, id) : null}
        />
      )}
      {audit.plan && audit.progress && (
        <Running {...{ project, audit }} mayRule={mayRule && audit.status === 'running'} />
      )}
    </Page>
  );
}

const cancelled = 'Cancelled before its rows were drawn';
const descriptions = {
  drawing: 'Its rows are being drawn',
  running: 'People read the drawn rows; strata are ruled on at the declared looks',
  failed: 'It could not be started',
  closed: 'Closed: what was ruled stays',
} as const;

function Running({ project, audit, mayRule }: { project: string; audit: AuditShown; mayRule: boolean }) {
  const { plan, progress } = audit;
  if (!plan || !progress) return null;
  const dimensions = auditDimensions.filter((one) => audit.dimensions.includes(one));
  const { qualityLimit, halfWidth, looks } = plan.settings;
  const { strata, estimates } = progress;
  return (
    <div className="flex flex-col gap-10">
      <div className="grid gap-8 xl:grid-cols-[1fr_24rem]">
        <StrataPicture {...{ strata, dimensions }} limit={qualityLimit} />
        <WholePicture {...{ estimates, halfWidth }} looks={looks.length} limit={qualityLimit} />
      </div>
      <Part title="Strata">
        <StratumTable
          {...{ strata, dimensions }}
          actions={
            mayRule
              ? { rule: actions.rule.bind(null, project, audit.id), undo: actions.undo.bind(null, project) }
              : null
          }
        />
      </Part>
      {audit.queues.length > 0 && (
        <Part title="Read in queues">
          <AuditQueues
            home={`/${project}/review/queues`}
            queues={audit.queues}
            due={audit.dueOutside}
            fill={mayRule ? actions.fill.bind(null, project) : null}
          />
        </Part>
      )}
      <Part title="Rulings">
        <RulingList {...{ project, strata, dimensions }} />
      </Part>
      <Part title="The plan, as it was written down">
        <AuditFacts audit={audit} plan={plan} read={progress.read} />
      </Part>
    </div>
  );
}
