import { Part } from '#components/versions/part.tsx';
import { isEnded } from '#lib/domain/train/states.ts';
import { type Checkpoint, CheckpointTable, type Serve } from './checkpoint-table.tsx';
import { RunCurves } from './curve/run-curves.tsx';
import { OutputTail } from './output-tail.tsx';
import { ManifestView, RecipeTable } from './recipe-table.tsx';
import type { LegRow } from './run-types.ts';

type Props = {
  project: string;
  run: number;
  leg: LegRow & { manifest: unknown };
  /** Of one of two legs. */
  title: string | null;
  checkpoints: readonly Checkpoint[];
  serve: Serve | null;
};

/** One training of a run: its curves, what it left, what it printed and what it was told. */
export function LegView({ project, run, leg, title, checkpoints, serve }: Props) {
  const moving = !isEnded(leg.state);
  const watch = { project, run, leg: leg.position, moving };
  return (
    <section aria-label={title ?? 'Training'} className="flex flex-col gap-8">
      {title && <h2 className="border-border border-b pb-2 font-semibold text-base">{title}</h2>}
      <Part title="Curves">
        <RunCurves {...watch} />
      </Part>
      <Part title="Checkpoints">
        <CheckpointTable checkpoints={checkpoints} serve={serve} project={project} />
      </Part>
      <Part title="Output">
        <OutputTail {...watch} />
      </Part>
      <Part title="Recipe">
        <RecipeTable leg={leg} home={`/${project}`} />
        <ManifestView manifest={leg.manifest} />
      </Part>
    </section>
  );
}
