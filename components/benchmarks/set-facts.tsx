import Link from 'next/link';
import { Derivation, robustnessKinds } from '#lib/domain/evaluate/robustness/index.ts';

type Props = { parentId: string | null; derivation: unknown; home: string };

/** Of a robustness set: what it was made from, and how. */
export function SetFacts({ parentId, derivation, home }: Props) {
  if (parentId === null) return null;
  const { success, data } = Derivation.safeParse(derivation);
  const seed = (derivation as { randomSeed?: number } | null)?.randomSeed;
  const title = robustnessKinds.find(({ id }) => success && id === data.kind)?.title.toLowerCase();
  const how = !success
    ? ''
    : data.kind === 'distractors'
      ? `${data.from} to ${data.to} sentences before the question`
      : `${data.copies === 1 ? '1 form' : `up to ${data.copies} forms`} of each problem`;
  return (
    <p className="px-4 pt-3 text-sm md:px-6">
      Robustness set of{' '}
      <Link href={`${home}/${parentId}`} className="rounded-sm underline underline-offset-2">
        its parent
      </Link>
      {title && `: ${title}, ${how}`}
      {seed !== undefined && <span className="text-muted-foreground">, random seed {seed}</span>}
    </p>
  );
}
