'use client';

import Link from 'next/link';
import { SelectField } from '#components/form/fields.tsx';
import { type Arm, fieldAt, type PlanChoices } from './plan-types.ts';

const builtIn = 'built-in';
const none: ReadonlyMap<string, string> = new Map();

/** Which version of each template a method asks with: the built-in one, or one of the team's. */
export function ArmTemplates({
  arm,
  choices,
  home,
  set,
}: {
  arm: Arm;
  choices: PlanChoices;
  home: string;
  set: (changes: Partial<Arm>) => void;
}) {
  const own = choices.templates.filter((one) => one.method === arm.method);
  const names = [...new Set(own.map((one) => one.name))];
  const choose = (name: string, id: string) => {
    const { [name]: _, ...others } = arm.templates;
    set({ templates: id === builtIn ? others : { ...others, [name]: id } });
  };
  return (
    <div className="flex flex-col gap-3">
      {names.map((name) => (
        <SelectField
          key={name}
          field={fieldAt(`template.${name}`, arm.templates[name] ?? builtIn, (id) => choose(name, id), none)}
          label={`Template “${name}”`}
          options={[
            { value: builtIn, title: 'Built-in' },
            ...own
              .filter((one) => one.name === name)
              .map(({ id, version, note }) => ({
                value: id,
                title: `Version ${version}${note && `: ${note}`}`,
              })),
          ]}
        />
      ))}
      <Link
        href={`${home}/generate/templates?method=${arm.method}`}
        className="text-primary text-sm hover:underline"
      >
        Look at its templates
      </Link>
    </div>
  );
}
