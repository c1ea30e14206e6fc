import { unreachable } from '#components/form/action-result.ts';

/** Fetches chosen rows as a file and hands it to the browser; gives the words of the error, or null. */
export async function downloadChosen(address: string, choice: object): Promise<string | null> {
  try {
    const response = await fetch(address, {
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
    link.download = name ?? 'rows.jsonl';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return null;
  } catch {
    return unreachable.message;
  }
}
