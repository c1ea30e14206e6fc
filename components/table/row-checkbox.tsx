import { CheckIcon } from 'lucide-react';
import { checkboxLook } from '#components/ui/checkbox.tsx';
import { cn } from '#components/ui/cn.ts';

type RowCheckboxProps = { label: string; checked: boolean; onCheck: (checked: boolean) => void };

/** The checkbox of a row in a long list: one element, because rows come into sight by the dozen in a second. */
export function RowCheckbox({ label, checked, onCheck }: RowCheckboxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native box cannot show the studio's mark; the other checkboxes are buttons too.
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      data-slot="checkbox"
      data-state={checked ? 'checked' : 'unchecked'}
      // A checkbox is toggled by Space alone; Enter is left to the list.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      onClick={() => onCheck(!checked)}
      className={cn(checkboxLook, 'flex text-primary-foreground')}
    >
      {checked && <CheckIcon className="size-3 stroke-3" />}
    </button>
  );
}
