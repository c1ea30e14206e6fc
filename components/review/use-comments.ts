'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { rest } from './rest.ts';

export type Comments = ReturnType<typeof useComments>;

type Props = {
  project: string;
  variant: string;
  revision: number;
  reload: (variant: string) => unknown;
};

/** Writes, changes, deletes and resolves comments; each tells whether it was done. */
export function useComments({ project, variant, revision, reload }: Props) {
  const [busy, setBusy] = useState(false);
  const call = async (
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    input: Record<string, unknown> = {},
  ): Promise<boolean> => {
    setBusy(true);
    const result = await rest(method, `/comments${path}`, { project, ...input });
    setBusy(false);
    if (!result.ok) toast.error(result.error.message);
    else await reload(variant);
    return result.ok;
  };
  return {
    busy,
    add: (body: string) => call('POST', '', { variant, revision, body }),
    edit: (comment: string, body: string) => call('PATCH', `/${comment}`, { body }),
    remove: (comment: string) => call('DELETE', `/${comment}`),
    resolve: (comment: string, resolved: boolean) => call('POST', `/${comment}/resolve`, { resolved }),
  };
}
