import Link from 'next/link';
import { FactList } from '#components/generate/fact-list.tsx';
import { formatBytes, formatNumber } from '#components/layout/format.ts';
import type { LegRow } from './run-types.ts';

/** What a leg was told: data, base, recipe, prompt. */
export function RecipeTable({ leg, home }: { leg: LegRow; home: string }) {
  const { config, answer, gpus } = leg.plan;
  const { recipe, base, template, launch, data } = config;
  const { lora } = recipe;
  return (
    <div className="flex flex-col gap-4">
      <FactList
        facts={[
          [
            'Version',
            <Link
              key="version"
              href={`${home}/versions/${leg.version.number}`}
              className="underline underline-offset-2"
            >
              {leg.version.name}
            </Link>,
          ],
          ['Rows', formatNumber(leg.version.rowCount)],
          [
            'Content hash',
            <code key="hash" className="text-xs">
              {data.hash.slice(0, 16)}…
            </code>,
          ],
          ['Solutions end', answer],
          ['Base', base.revision ? `${base.model} at ${base.revision}` : base.model],
          ['Weights', base.weights],
          [
            'Method',
            lora ? `LoRA, rank ${lora.rank}, alpha ${lora.alpha}, dropout ${lora.dropout}` : 'all weights',
          ],
          ['Epochs', formatNumber(recipe.epochs)],
          ['Batch', `${recipe.globalBatch} in micro-batches of ${recipe.microBatch}`],
          ['Learning rate', `${recipe.learningRate}, ${recipe.schedule}, warm-up ${recipe.warmupRatio}`],
          ['AdamW', `betas ${recipe.adamBetas.join(', ')}, weight decay ${recipe.weightDecay}`],
          [
            'Length',
            `${formatNumber(recipe.maxLength)} tokens, longer ones ${recipe.overlong === 'drop' ? 'left out' : 'cut'}`,
          ],
          ['Packing', recipe.packing ? 'on' : null],
          ['Precision', recipe.precision],
          ['Gradient checkpointing', recipe.gradientCheckpointing ? 'on' : null],
          ['Seed', String(recipe.seed)],
          [
            'Devices',
            gpus === 0
              ? 'processors'
              : `${gpus} GPUs${launch.strategy === 'none' ? '' : `, ${launch.strategy}`}`,
          ],
        ]}
      />
      <div className="flex flex-col gap-1">
        <h3 className="text-muted-foreground text-xs">Prompt</h3>
        <pre className="overflow-x-auto whitespace-pre-wrap rounded-md border border-border bg-muted p-3 font-mono text-xs">
          {template.kind === 'chat'
            ? `The chat template of the base${template.system ? `, with the system message “${template.system}”` : ''}.`
            : `${template.prompt}${template.response}`}
        </pre>
      </div>
    </div>
  );
}

/** The trainer's own account at its end. */
export function ManifestView({ manifest }: { manifest: unknown }) {
  if (typeof manifest !== 'object' || manifest === null) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground">
        Manifest ({formatBytes(JSON.stringify(manifest).length)})
      </summary>
      <pre className="mt-2 max-h-80 overflow-auto rounded-md border border-border bg-muted p-3 font-mono text-xs">
        {JSON.stringify(manifest, null, 2)}
      </pre>
    </details>
  );
}
