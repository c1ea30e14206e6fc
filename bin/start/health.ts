export interface Health {
  status: string;
  [part: string]: unknown;
}

/** Asks until the studio is well; gives up after `limit` milliseconds or when `stopped` says so, with the last answer. */
export async function waitForHealth(
  url: string,
  limit: number,
  stopped: () => boolean,
): Promise<Health | undefined> {
  const end = Date.now() + limit;
  let last: Health | undefined;
  while (Date.now() < end && !stopped()) {
    last = await askHealth(url);
    if (last?.status === 'ok') return last;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return last;
}

async function askHealth(url: string): Promise<Health | undefined> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5000) });
    return (await response.json()) as Health;
  } catch {
    return undefined;
  }
}
