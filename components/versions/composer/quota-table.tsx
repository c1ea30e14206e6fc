'use client';

import { SmallNumber } from './small-number.tsx';
import type { RecipeUrl } from './use-recipe-url.ts';

const levels = [1, 2, 3, 4, 5];
const rows = /^\d{1,7}$/;

/** How many rows of each subject and level; empty is none. Without any number all cells are equal. */
export function QuotaTable({ recipe, subjects }: { recipe: RecipeUrl; subjects: readonly string[] }) {
  const isOpen = recipe.params.has('quotas');
  return (
    <details open={isOpen} className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground text-xs">
        A table of quotas instead of a size
      </summary>
      <table className="mt-2 w-full table-fixed">
        <caption className="sr-only">Rows by subject and level</caption>
        <thead className="text-muted-foreground text-xs">
          <tr>
            <th scope="col" className="w-32 text-left font-normal">
              Subject
            </th>
            {levels.map((level) => (
              <th key={level} scope="col" className="text-right font-normal">
                L{level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <tr key={subject}>
              <th scope="row" className="truncate pr-2 text-left font-normal" title={subject}>
                {subject}
              </th>
              {levels.map((level) => (
                <td key={level} className="p-0.5">
                  <SmallNumber
                    {...{ recipe, list: 'quotas', of: `${subject}:${level}`, pattern: rows }}
                    label={`${subject}, level ${level}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
