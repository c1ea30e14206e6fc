import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { ClaimView } from '#components/studies/claim-view.tsx';
import { StudyButton } from '#components/studies/study-actions.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { Part } from '#components/versions/part.tsx';
import { claims, levelsAgainstLengths } from '#lib/domain/studies/skywork/differences.ts';
import { skyworkStudy } from '#lib/domain/studies/skywork/study.ts';
import { listStudies } from '#lib/services/studies/index.ts';
import { example } from '../actions.ts';

export const metadata: Metadata = { title: 'Example study' };

export default async function SkyworkPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  await load(listStudies, { project });
  const list = `/${project}/evaluate/studies`;
  return (
    <Page
      title="Skywork-Math"
      description="The tables of the paper beside its text"
      trail={[{ title: 'Studies', href: list }]}
      actions={
        <StudyButton list={list} work={example.bind(null, project)}>
          Fit its points
        </StudyButton>
      }
    >
      <div className="flex max-w-5xl flex-col gap-10">
        <div className="flex max-w-3xl flex-col gap-2 text-pretty text-sm leading-relaxed">
          <p>{skyworkStudy.description}</p>
          <p>
            Its {skyworkStudy.points.length} points become a study of this project with the button above. Here
            its text and its tables stand beside each other. Differences are of printed accuracies with
            Newcombe’s interval; both models answered the same problems, which the printed numbers do not
            pair, so the intervals are wider than they would be with the replies. One run stands behind each
            number: the spread between seeds is not in them.
          </p>
        </div>
        {claims().map((claim) => (
          <div key={claim.id} className="flex flex-col gap-4">
            <ClaimView claim={claim} />
            {claim.id === 'max-length' && <Lengths />}
          </div>
        ))}
      </div>
    </Page>
  );
}

function Lengths() {
  return (
    <Part title="MATH at 2.5 million examples">
      <Table scrolls="MATH by maximal length">
        <TableHeads texts={['Base']} numbers={['Levels, weighted', '512 tokens', '2048 tokens']} />
        <TableBody>
          {levelsAgainstLengths().map(({ base, weighted, short, long }) => (
            <TableRow key={base}>
              <TableCell>{base}</TableCell>
              <TableCell data-align="right">{weighted.toFixed(2)}</TableCell>
              <TableCell data-align="right">{short.toFixed(2)}</TableCell>
              <TableCell data-align="right">{long.toFixed(2)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Part>
  );
}
