'use client';

import type { ComponentProps, ReactNode } from 'react';
import {
  Select,
  SelectContent,
  SelectGroup,
  SelectItem,
  SelectLabel,
  SelectTrigger,
  SelectValue,
} from '#components/ui/select.tsx';

export type Option<T> = { value: T; title: ReactNode; group?: string };

type Props<T> = {
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
  name?: string;
  placeholder?: string;
} & Omit<ComponentProps<typeof SelectTrigger>, 'value' | 'onChange' | 'name' | 'children'>;

/** One of a few values, without a frame; those of one `group` stand together under its name. */
export function Choice<T extends string>(props: Props<T>) {
  const { options, value, onChange, name, placeholder, disabled, ...trigger } = props;
  return (
    <Select value={value} onValueChange={(next) => onChange(next as T)} name={name} disabled={disabled}>
      <SelectTrigger {...trigger}>
        <SelectValue placeholder={placeholder} />
      </SelectTrigger>
      <SelectContent>
        {[...Map.groupBy(options, (option) => option.group)].map(([group, some]) => (
          <SelectGroup key={group ?? ''}>
            {group && <SelectLabel>{group}</SelectLabel>}
            {some.map((option) => (
              <SelectItem key={option.value} value={option.value}>
                {option.title}
              </SelectItem>
            ))}
          </SelectGroup>
        ))}
      </SelectContent>
    </Select>
  );
}
