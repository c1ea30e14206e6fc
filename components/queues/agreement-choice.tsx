'use client';

import { usePathname, useRouter } from 'next/navigation';
import { SelectField } from '#components/form/fields.tsx';

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
  const field = (name: 'queue' | 'rater', value: string = none) => ({
    ...{ name, value, onBlur: () => {} },
    onChange: (chosen: string) => go({ [name]: chosen }),
  });
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <SelectField
        field={field('queue', queue)}
        label="Queue"
        options={[{ value: none, title: 'All queues' }, ...queues]}
      />
      <SelectField
        field={field('rater', rater)}
        label="One more rater"
        options={[{ value: none, title: 'People alone' }, ...raters]}
      />
    </div>
  );
}
