import { unreachable } from '#components/form/action-result.ts';

export type Answer<R> = { value: R } | { error: string };

/** The answer of a REST query, or the words of its error. `address` may have a query of its own. */
export async function readJson<R>(
  address: string,
  more: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Answer<R>> {
  const url = new URL(address, window.location.origin);
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  try {
    const response = await fetch(url, { signal, headers: { Accept: 'application/json' } });
    const body = (await response.json()) as R & { error?: { message: string } };
    return response.ok ? { value: body } : { error: body.error?.message ?? unreachable.message };
  } catch {
    return { error: 'The studio did not answer. Check that it runs, then try again.' };
  }
}
