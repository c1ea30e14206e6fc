'use client';

import { usePathname, useRouter } from 'next/navigation';
import { Field } from '#components/form/field.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';

type Option = { value: string; title: string };

/** A select box cannot hold an empty text: this stands for "all" and "nobody". */
const none = 'none';

/** Which queue is measured, and whose voice stands beside the people's; both stand in the address. */
export function AgreementChoice({
  queues,
  raters,
  queue,
  rater,
}: {
  queues: readonly Option[];
  raters: readonly Option[];
  queue: string | undefined;
  rater: string | undefined;
}) {
  const router = useRouter();
  const path = usePathname();
  const go = (changes: { queue?: string; rater?: string }) => {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries({ queue, rater, ...changes })) {
      if (value && value !== none) params.set(name, value);
    }
    router.push(`${path}?${params}`);
  };
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <Choice
        label="Queue"
        first="All queues"
        options={queues}
        value={queue}
        choose={(value) => go({ queue: value })}
      />
      <Choice
        label="One more rater"
        first="People alone"
        options={raters}
        value={rater}
        choose={(value) => go({ rater: value })}
      />
    </div>
  );
}

function Choice(props: {
  label: string;
  first: string;
  options: readonly Option[];
  value: string | undefined;
  choose: (value: string) => void;
}) {
  return (
    <Field label={props.label}>
      {(control) => (
        <Select value={props.value ?? none} onValueChange={props.choose}>
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {[{ value: none, title: props.first }, ...props.options].map(({ value, title }) => (
              <SelectItem key={value} value={value}>
                {title}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  );
}
