import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { PageKeys } from '#components/layout/page-keys.tsx';
import { SeedView } from '#components/seeds/seed-view.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { getSeed, similarToSeed } from '#lib/services/seeds/index.ts';
import { RecallPanel } from '../../versions/recall-panel.tsx';

export const metadata: Metadata = { title: 'Seed' };

type Props = { params: Promise<{ project: string; id: string }> };

export default async function SeedPage({ params }: Props) {
  const { project, id } = await params;
  const [seed, similar] = await Promise.all([
    load(getSeed, { project, seed: id }),
    load(similarToSeed, { project, seed: id }),
  ]);
  const seeds = `/${project}/seeds`;
  const keys = [
    { keys: 'j', label: 'Next seed', href: seed.next && `${seeds}/${seed.next}` },
    { keys: 'k', label: 'Previous seed', href: seed.previous && `${seeds}/${seed.previous}` },
    { keys: 'g', label: 'Generate from seeds like this', href: `/${project}/generate/new` },
  ];
  return (
    <Page
      title={`Seed ${seed.seq}`}
      trail={[{ title: 'Seeds', href: seeds }]}
      actions={
        <>
          <Step href={seed.previous && `${seeds}/${seed.previous}`}>Previous</Step>
          <Step href={seed.next && `${seeds}/${seed.next}`}>Next</Step>
        </>
      }
    >
      <PageKeys links={keys} />
      <div className="flex flex-col gap-6">
        <SeedView seed={seed} similar={similar} home={`/${project}`} />
        <RecallPanel project={project} of={{ seed: seed.id }} />
      </div>
    </Page>
  );
}

function Step({ href, children }: { href: string | null; children: string }) {
  const look = buttonVariants({ variant: 'outline' });
  if (!href) {
    return (
      <span className={look} aria-disabled="true">
        {children}
      </span>
    );
  }
  return (
    <Link href={href} className={look}>
      {children}
    </Link>
  );
}
