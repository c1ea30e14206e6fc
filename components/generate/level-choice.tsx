'use client';

import { useId } from 'react';
import type { FieldState } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';

/** Levels to take; none chosen means any. */
export function LevelChoice({ field }: { field: FieldState<number[]> }) {
  const id = useId();
  const toggle = (level: number) =>
    field.onChange(
      field.value.includes(level)
        ? field.value.filter((one) => one !== level)
        : [...field.value, level].sort(),
    );
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="font-medium text-sm">
        Levels
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row of fields with their label beside. */}
      <div role="group" aria-labelledby={id} className="flex gap-1">
        {[1, 2, 3, 4, 5].map((level) => (
          <Button
            key={level}
            type="button"
            variant={field.value.includes(level) ? 'default' : 'outline'}
            aria-pressed={field.value.includes(level)}
            aria-label={`Level ${level}`}
            onClick={() => toggle(level)}
          >
            {level}
          </Button>
        ))}
      </div>
      <p className="text-muted-foreground text-xs">
        {field.value.length === 0
          ? 'Any level, and seeds without one'
          : `Only level ${field.value.join(', ')}`}
      </p>
    </div>
  );
}
