import { unreachable } from '#components/form/action-result.ts';

/** Fetches chosen seeds as a file and hands it to the browser; gives the words of the error, or null. */
export async function downloadSeeds(choice: Record<string, unknown>): Promise<string | null> {
  try {
    const response = await fetch('/api/v1/seeds/export', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(choice),
    });
    if (!response.ok) {
      const body = (await response.json()) as { error?: { message: string } };
      return body.error?.message ?? unreachable.message;
    }
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = name ?? 'seeds.jsonl';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return null;
  } catch {
    return unreachable.message;
  }
}
