'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { useAct } from '#components/form/use-act.ts';
import { FactList } from '#components/generate/fact-list.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { TargetDialog } from './target-dialog.tsx';
import { kindTitles, type TargetActs, type TargetRow } from './target-types.ts';
import type { TargetChoices } from './trainer-fields.tsx';

type Props = { targets: readonly TargetRow[]; acts: TargetActs | null; choices: TargetChoices };

/** The compute targets with what each has; the administrator's buttons where `acts` are given. */
export function TargetList({ targets, acts, choices }: Props) {
  if (targets.length === 0) {
    return (
      <p className="rounded-lg border border-border border-dashed px-4 py-8 text-center text-muted-foreground text-sm">
        No compute target yet.{' '}
        {acts ? 'This machine is the simplest to begin with.' : 'The administrator adds them.'}
      </p>
    );
  }
  return (
    <ul className="divide-y divide-border rounded-lg border border-border bg-card px-4">
      {targets.map((target) => (
        <li key={target.id} className="flex flex-wrap items-start gap-x-6 gap-y-3 py-4">
          <div className="flex min-w-0 flex-1 basis-80 flex-col gap-2">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium text-sm">{target.name}</span>
              <Badge>{kindTitles[target.settings.kind]}</Badge>
              {target.underWay > 0 && <Badge variant="accent">{target.underWay} under way</Badge>}
              {target.checkedAt === null && <Badge variant="warning">not checked</Badge>}
            </span>
            <FactList facts={factsOf(target)} />
          </div>
          {acts && <TargetButtons target={target} acts={acts} choices={choices} />}
        </li>
      ))}
    </ul>
  );
}

function factsOf({ settings, facts, checkedAt }: TargetRow) {
  const where =
    settings.kind === 'openai'
      ? settings.baseUrl
      : settings.kind === 'slurm'
        ? (settings.ssh?.host ?? 'this machine is the head node')
        : null;
  const trainer =
    settings.kind === 'openai'
      ? null
      : settings.trainer.kind === 'built-in'
        ? settings.trainer.python
        : settings.trainer.argv.join(' ');
  return [
    ['Where', where],
    ['Trainer', trainer],
    ['Serves with', serveWords(settings)],
    [
      'Has',
      facts && `${facts.cpus} processors, ${facts.gpus.length === 0 ? 'no GPU' : facts.gpus.join(', ')}`,
    ],
    [
      'Nodes',
      facts &&
        facts.nodes.length > 0 &&
        facts.nodes.map(({ name, state }) => `${name} (${state})`).join(', '),
    ],
    ['Software', facts && [facts.version, facts.python].filter(Boolean).join(', ')],
    ['Price', settings.pricePerGpuHour !== null && `$${settings.pricePerGpuHour} for an hour of one GPU`],
    ['Looked at', checkedAt && <RelativeTime key="at" at={checkedAt} />],
  ] as const;
}

function serveWords(settings: TargetRow['settings']): string | null {
  if (settings.kind === 'openai') return null;
  return settings.serve.kind === 'built-in' ? 'the studio’s own server' : settings.serve.argv.join(' ');
}

function TargetButtons({
  target,
  acts,
  choices,
}: {
  target: TargetRow;
  acts: TargetActs;
  choices: TargetChoices;
}) {
  const router = useRouter();
  const { busy, act } = useAct();
  const looked = () => {
    toast.success(`${target.name} works.`);
    router.refresh();
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        type="button"
        variant="outline"
        size="sm"
        disabled={busy}
        onClick={() => act(() => acts.check(target.id), looked)}
      >
        {busy ? 'Asking …' : 'Check'}
      </Button>
      <TargetDialog save={acts.save} target={target} choices={choices} />
      <ConfirmButton
        size="sm"
        title={`Remove ${target.name}`}
        description="Only a target without runs can be removed."
        action={() => acts.remove(target.id)}
        onDone={() => router.refresh()}
      >
        Remove
      </ConfirmButton>
    </div>
  );
}
