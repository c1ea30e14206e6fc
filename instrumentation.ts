type RequestErrorContext = { routePath: string; routeType: string };

/** Next calls this once, before the web process serves. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { openWeb } = await import('#lib/http/server/open-web.ts');
  await openWeb();
}

/** Next calls this for what a page, an action or a handler threw. */
export async function onRequestError(
  error: unknown,
  _: unknown,
  context: RequestErrorContext,
): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logRequestError } = await import('#lib/http/server/request-error.ts');
  logRequestError(error, context);
}
