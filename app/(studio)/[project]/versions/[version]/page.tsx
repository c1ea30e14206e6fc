import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { CopyButton } from '#components/layout/copy-button.tsx';
import { formatCount } from '#components/layout/format.ts';
import { Page } from '#components/layout/page-header.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { AuditList, type VersionAudit } from '#components/versions/audit-list.tsx';
import { ExportPanel } from '#components/versions/export-panel.tsx';
import { formatChoices } from '#components/versions/format-choices.ts';
import { methodTitle } from '#components/versions/method-title.ts';
import { MixTables } from '#components/versions/mix-tables.tsx';
import { SourceRows } from '#components/versions/pairs/source-rows.tsx';
import { Part } from '#components/versions/part.tsx';
import { RecallNotice } from '#components/versions/recall-notice.tsx';
import { RecipeFacts } from '#components/versions/recipe-facts.tsx';
import { RowTable } from '#components/versions/row-table.tsx';
import { RunsOn } from '#components/versions/runs-on.tsx';
import { SubsetDialog } from '#components/versions/subset-dialog.tsx';
import { may } from '#lib/domain/access.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { getVersion, listExports, listRecalls, listVersionRows } from '#lib/services/versions/index.ts';
import { cancelVersionExport, deleteVersionExport, exportVersionFile, takeSubsets } from '../actions.ts';
import { StateButtons, StateLists, StateRuns } from './state-panel.tsx';
import { VerifyPanel } from './verify-panel.tsx';

export const metadata: Metadata = { title: 'Version' };

type Props = {
  params: Promise<{ project: string; version: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function VersionPage({ params, searchParams }: Props) {
  const { project, version: ref } = await params;
  const { after, open } = readTableQuery(await searchParams, []);
  const place = { project, version: decodeURIComponent(ref) };
  const [version, { items, splits }, { role }, list, recalls, opened] = await Promise.all([
    load(getVersion, place),
    load(listExports, place),
    load(getProject, { project }),
    load(listVersionRows, { ...place, after }),
    load(listRecalls, { project, limit: 1 }),
    open === undefined ? null : load(listVersionRows, { ...place, ...rowAt(open) }),
  ]);
  const { filter = {}, audits = [] } = version.recipe as {
    filter?: Partial<Recipe>;
    audits?: VersionAudit[];
  };
  const number = String(version.number);
  const noun = version.kind === 'preference' ? 'preference pair' : 'row';
  const recalled = recalls.versions.find((one) => one.version === version.id)?.rows ?? 0;
  return (
    <Page
      title={version.name}
      description={`Version ${version.number}, ${formatCount(version.rowCount, noun)}`}
      trail={[{ title: 'Versions', href: `/${project}/versions` }]}
      actions={
        <>
          <StateButtons {...{ project, version, role }} />
          {version.manifestHash && (
            <>
              {may(role, 'freeze') && (
                <SubsetDialog name={version.name} take={takeSubsets.bind(null, project, number)} />
              )}
              <Link
                href={`/${project}/versions/${number}/card`}
                className={buttonVariants({ variant: 'outline' })}
              >
                Card and hand-over
              </Link>
            </>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-8">
        <RecallNotice rows={recalled} versions={`/${project}/versions`} />
        <StateRuns {...{ project, version }} />
        <div className="grid gap-8 xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-8">
            <Part title="Recipe">
              <RecipeFacts version={{ ...version, filter }} methodTitle={methodTitle} />
            </Part>
            <Part title="Content hash (SHA-256)">
              <ContentHash hash={version.contentHash} />
              <VerifyPanel {...{ project, version: number }} />
            </Part>
          </div>
          <Part title="Mix">
            <div className="flex min-w-0 flex-col gap-6">
              <SourceRows sources={version.sources} />
              <MixTables groups={version.mix} methodTitle={methodTitle} />
            </div>
          </Part>
        </div>
        {audits.length > 0 && (
          <Part title="Accepted by audits">
            <AuditList audits={audits} home={`/${project}`} />
          </Part>
        )}
        <Part title="Exports">
          <ExportPanel
            {...{ project, version: number, exports: items, splits }}
            formats={formatChoices(version.kind)}
            start={exportVersionFile.bind(null, project, number)}
            cancel={cancelVersionExport.bind(null, project, number)}
            remove={may(role, 'freeze') ? deleteVersionExport.bind(null, project, number) : null}
          />
        </Part>
        {version.kind === 'sft' && (
          <Part title="Learned from by">
            {version.runs.length > 0 && <RunsOn runs={version.runs} home={`/${project}`} />}
            <Link
              href={`/${project}/train/new?version=${number}`}
              className="w-fit rounded-sm text-sm underline underline-offset-2"
            >
              Train on it
            </Link>
          </Part>
        )}
        <StateLists {...{ project, version, role }} />
        <Part title="Rows">
          <RowTable
            rows={list.items}
            page={{ after, nextAfter: list.nextAfter, total: list.total }}
            opened={opened?.items[0] ?? null}
            home={`/${project}`}
            version={version.number}
            kind={version.kind}
          />
        </Part>
      </div>
    </Page>
  );
}

/** The page that holds just the row of this position. */
function rowAt(open: string): { after?: number; limit: number } {
  const position = Number(open);
  return position > 0 ? { after: position - 1, limit: 1 } : { limit: 1 };
}

function ContentHash({ hash }: { hash: string }) {
  return (
    <p className="flex items-center gap-1">
      <code className="min-w-0 break-all font-mono text-sm">{hash}</code>
      <CopyButton text={hash} label="Copy the content hash" />
    </p>
  );
}
