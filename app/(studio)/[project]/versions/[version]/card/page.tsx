import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { CardView } from '#components/versions/hand-over/card-view.tsx';
import { LinkPanel } from '#components/versions/hand-over/link-panel.tsx';
import { PushPanel } from '#components/versions/hand-over/push-panel.tsx';
import { Part } from '#components/versions/part.tsx';
import { may } from '#lib/domain/access.ts';
import { hubAddress } from '#lib/domain/versions/hub-push.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { getVersion, listPushes, listVersionLinks, showVersionCard } from '#lib/services/versions/index.ts';
import { cancelHubPush, createLink, pushToHub, revokeLink } from './actions.ts';

export const metadata: Metadata = { title: 'Dataset card' };

type Props = { params: Promise<{ project: string; version: string }> };

export default async function CardPage({ params }: Props) {
  const { project, version: ref } = await params;
  const place = { project, version: decodeURIComponent(ref) };
  const [version, card, pushes, { role }] = await Promise.all([
    load(getVersion, place),
    load(showVersionCard, place),
    load(listPushes, place),
    load(getProject, { project }),
  ]);
  const mayShare = may(role, 'freeze');
  const links = mayShare ? await load(listVersionLinks, place) : null;
  const number = String(version.number);
  const bound = [project, number] as const;
  return (
    <Page
      title="Card"
      description="What the dataset is, for those who get it"
      trail={[
        { title: 'Versions', href: `/${project}/versions` },
        { title: version.name, href: `/${project}/versions/${number}` },
      ]}
    >
      <div className="flex flex-col gap-8">
        <div className="grid gap-8 xl:grid-cols-2">
          <Part title="Hugging Face Hub">
            <PushPanel
              pushes={pushes.items}
              licence={card.licence}
              endpoint={hubAddress}
              start={mayShare ? pushToHub.bind(null, ...bound) : null}
              cancel={cancelHubPush.bind(null, ...bound)}
            />
          </Part>
          {links && (
            <Part title="Links">
              <LinkPanel
                links={links.items}
                create={createLink.bind(null, ...bound)}
                revoke={revokeLink.bind(null, ...bound)}
              />
            </Part>
          )}
        </div>
        <Part title="Dataset card">
          <CardView
            {...card}
            href={(path) => `/api/v1/versions/${number}/files/${path}?project=${project}`}
          />
        </Part>
      </div>
    </Page>
  );
}
