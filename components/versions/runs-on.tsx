import Link from 'next/link';

export type RunOn = { number: number; name: string; state: string };

/** The fine-tuning runs that learned from a version. */
export function RunsOn({ runs, home }: { runs: readonly RunOn[]; home: string }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {runs.map(({ number, name, state }) => (
        <li key={number}>
          <Link href={`${home}/train/${number}`} className="rounded-sm underline underline-offset-2">
            Run {number}: {name}
          </Link>{' '}
          <span className="text-muted-foreground text-xs">{state}</span>
        </li>
      ))}
    </ul>
  );
}
