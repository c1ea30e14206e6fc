'use client';

import { useId } from 'react';
import { RadioGroup, RadioGroupItem } from '#components/ui/radio-group.tsx';
import type { VersionKind } from '#lib/domain/versions/recipe.ts';
import { changeKind, kindOf } from './recipe-url.ts';
import type { RecipeUrl } from './use-recipe-url.ts';

const kinds: { value: VersionKind; title: string; hint: string }[] = [
  { value: 'sft', title: 'Solutions for SFT', hint: 'Accepted problems, each with its solution' },
  {
    value: 'preference',
    title: 'Preference pairs',
    hint: 'A better and a worse solution of one problem',
  },
];

/** What the version is to hold. What both kinds know of the recipe is kept. */
export function KindChoice({ recipe }: { recipe: RecipeUrl }) {
  const id = useId();
  return (
    <RadioGroup
      aria-label="What the version holds"
      className="grid-cols-2"
      value={kindOf(recipe.params)}
      onValueChange={(kind) => recipe.go((params) => changeKind(params, kind as VersionKind))}
    >
      {kinds.map(({ value, title, hint }) => (
        <label
          key={value}
          htmlFor={`${id}-${value}`}
          className="flex cursor-pointer items-start gap-2 rounded-lg border border-border bg-card p-3 has-data-[state=checked]:border-primary/50 has-data-[state=checked]:bg-primary-soft"
        >
          <RadioGroupItem id={`${id}-${value}`} value={value} className="mt-0.5" />
          <span className="flex min-w-0 flex-col gap-0.5">
            <span className="font-medium text-sm">{title}</span>
            <span className="text-pretty text-muted-foreground text-xs">{hint}</span>
          </span>
        </label>
      ))}
    </RadioGroup>
  );
}
