'use client';

import { SelectField } from '#components/form/fields.tsx';
import { useAddressChoice } from '#components/form/use-address-choice.ts';

type Option = { value: string; title: string };

/** A select box cannot hold an empty text: this stands for "all" and "nobody". */
const none = 'none';

/** Which queue is measured, and whose voice stands beside the people's; both stand in the address. */
export function AgreementChoice({
  queues,
  raters,
  queue = '',
  rater = '',
}: {
  queues: readonly Option[];
  raters: readonly Option[];
  queue: string | undefined;
  rater: string | undefined;
}) {
  const { chosen, busy, choose } = useAddressChoice({ queue, rater });
  const field = (name: 'queue' | 'rater') => ({
    ...{ name, value: chosen[name] || none, onBlur: () => {} },
    onChange: (value: string) => choose({ [name]: value === none ? '' : value }),
  });
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2" aria-busy={busy}>
      <SelectField
        field={field('queue')}
        label="Queue"
        options={[{ value: none, title: 'All queues' }, ...queues]}
      />
      <SelectField
        field={field('rater')}
        label="One more rater"
        options={[{ value: none, title: 'People alone' }, ...raters]}
      />
    </div>
  );
}
