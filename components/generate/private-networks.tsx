'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ToggleField } from '#components/form/fields.tsx';

/** Whether models may be at loopback and private addresses; takes effect at once. */
export function PrivateNetworks({
  allowed,
  change,
}: {
  allowed: boolean;
  change: (allow: boolean) => Promise<ActionResult<unknown>>;
}) {
  const [value, setValue] = useState(allowed);
  const [, startTransition] = useTransition();
  const onChange = (next: boolean) => {
    setValue(next);
    startTransition(async () => {
      const result = await change(next);
      if (result.ok) return;
      setValue(!next);
      toast.error(result.error.message);
    });
  };
  return (
    <ToggleField
      as="switch"
      field={{ name: 'allowPrivateNetworks', value, onChange, onBlur: () => {} }}
      label="Models may be at loopback and private addresses"
      hint="Needed for a model server of your own in this network. Addresses that serve cloud credentials stay closed."
    />
  );
}
