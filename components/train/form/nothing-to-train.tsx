import { ServerIcon, SnowflakeIcon } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';

/** What a run needs first: a compute target, or a version. */
export function NothingToTrain({ home, hasTargets }: { home: string; hasTargets: boolean }) {
  if (hasTargets) {
    return (
      <EmptyState
        icon={<SnowflakeIcon />}
        title="No version to train on"
        action={
          <Link href={`${home}/versions/new`} className={buttonVariants()}>
            Freeze a version
          </Link>
        }
      >
        A run learns from a version: freeze the accepted variants first.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<ServerIcon />}
      title="No compute target yet"
      action={
        <Link href={`${home}/settings/targets`} className={buttonVariants()}>
          Compute targets
        </Link>
      }
    >
      The administrator adds this machine, a Slurm cluster or a fine-tuning API under Settings.
    </EmptyState>
  );
}
