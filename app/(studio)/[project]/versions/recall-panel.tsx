import { load } from '#app/load.ts';
import { InVersions } from '#components/versions/recall/in-versions.tsx';
import { may } from '#lib/domain/access.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { listTouchedVersions } from '#lib/services/versions/index.ts';
import { type RecallOf, recall, takeRecallBack } from './recall-actions.ts';

/** Which versions hold what was made from a seed or a variant, with its recall. */
export async function RecallPanel({ project, of }: { project: string; of: RecallOf }) {
  const [touched, { role }] = await Promise.all([
    load(listTouchedVersions, { project, ...of }),
    load(getProject, { project }),
  ]);
  const acts = { recall: recall.bind(null, project, of), withdraw: takeRecallBack.bind(null, project) };
  return (
    <InVersions
      touched={touched}
      what={'seed' in of ? 'this seed' : 'this variant'}
      home={`/${project}`}
      acts={may(role, 'freeze') ? acts : null}
    />
  );
}
