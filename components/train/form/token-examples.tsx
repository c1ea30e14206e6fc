'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import type { PreviewResult } from '#lib/domain/train/preview-result.ts';

type Example = PreviewResult['examples'][number];

/** Rows exactly as the model will see them: what it learns is marked, special tokens have a frame. */
export function TokenExamples({ examples }: { examples: readonly Example[] }) {
  const [at, setAt] = useState(0);
  const example = examples[at];
  if (!example) return null;
  return (
    <section aria-label="Examples" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-medium text-sm">
          Example {at + 1} of {examples.length}
        </h3>
        <span className="text-muted-foreground text-xs">
          {example.length} tokens{example.truncated && ', cut'} ·{' '}
          <span className="rounded-sm bg-primary-soft px-1 text-primary-soft-foreground">learned</span>{' '}
          <span className="rounded-sm border border-border-strong px-1">special</span>
        </span>
        <span className="ml-auto flex gap-1">
          <Button type="button" size="sm" variant="outline" disabled={at === 0} onClick={() => setAt(at - 1)}>
            Previous
          </Button>
          <Button
            type="button"
            size="sm"
            variant="outline"
            disabled={at === examples.length - 1}
            onClick={() => setAt(at + 1)}
          >
            Next
          </Button>
        </span>
      </div>
      <div className="max-h-96 overflow-y-auto whitespace-pre-wrap break-words rounded-md border border-border bg-card p-3 font-mono text-xs leading-6">
        {example.tokens.map((token, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
            key={place}
            title={`${token.id}${token.trained ? ', learned' : ''}${token.special ? ', special' : ''}`}
            className={cn(
              token.trained && 'bg-primary-soft text-primary-soft-foreground',
              token.special && 'rounded-sm border border-border-strong px-0.5',
              !token.special &&
                place % 2 === 1 &&
                'underline decoration-border-strong decoration-dotted underline-offset-4',
            )}
          >
            {token.text}
          </span>
        ))}
      </div>
    </section>
  );
}
