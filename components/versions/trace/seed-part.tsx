import Link from 'next/link';
import { FactList } from '#components/generate/fact-list.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import type { Trace } from './trace-types.ts';

/** The seed as the version holds it, and the file and line that it was read from. */
export function SeedPart({ trace: { row, seed }, home }: { trace: Trace; home: string }) {
  const { seedProblem, seedHash, source, licence } = row.lineage;
  const link = 'rounded-sm text-primary hover:underline';
  return (
    <div className="flex max-w-[75ch] flex-col gap-4">
      <ProblemView text={seedProblem} />
      {seed === null && (
        <p className="text-sm text-warning">The seed is no longer there; this is what the version holds.</p>
      )}
      {seed && seed.contentHash !== seedHash && (
        <p className="text-sm text-warning">The seed has another text today.</p>
      )}
      {seed?.excludedAt && (
        <p className="text-sm text-warning">Set aside since: {seed.excludedReason ?? 'by a person'}.</p>
      )}
      <FactList
        facts={[
          ['Source', source],
          ['Licence', licence],
          [
            'Seed',
            seed && (
              <Link key="seed" href={`${home}/seeds/${seed.id}`} className={link}>
                Seed {seed.seq}
              </Link>
            ),
          ],
          [
            'File',
            seed && (
              <Link key="file" href={`${home}/seeds/imports/${seed.import.id}`} className={link}>
                {seed.place}
              </Link>
            ),
          ],
          ['Imported', seed && <RelativeTime key="at" at={seed.import.createdAt} />],
          ['Id in the source', seed?.originalId],
          ['Answer of the seed', seed?.answer],
          ['SHA-256 of the file', seed && <Code key="hash">{seed.import.fileHash}</Code>],
        ]}
      />
    </div>
  );
}

const Code = ({ children }: { children: string }) => <code className="break-all text-xs">{children}</code>;
