import { type ActionError, type ActionResult, unreachable } from '#components/form/action-result.ts';

/** Changes something through REST: server actions wait for one another, these do not. */
export async function rest<R>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  input: Record<string, unknown>,
): Promise<ActionResult<R>> {
  const isRead = method === 'GET' || method === 'DELETE';
  const query = isRead ? `?${new URLSearchParams(input as Record<string, string>)}` : '';
  try {
    const response = await fetch(`/api/v1${path}${query}`, {
      method,
      headers: { Accept: 'application/json', ...(isRead ? {} : { 'Content-Type': 'application/json' }) },
      body: isRead ? undefined : JSON.stringify(input),
    });
    const body = (await response.json()) as R & { error?: ActionError };
    return response.ok ? { ok: true, value: body } : { ok: false, error: body.error ?? unreachable };
  } catch {
    return { ok: false, error: unreachable };
  }
}
