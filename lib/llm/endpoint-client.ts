import OpenAI, { type APIError } from 'openai';
import type { Exchange } from '#lib/egress/exchange.ts';
import { guardedFetch } from '#lib/egress/guarded-fetch.ts';
import type { Connection } from './client.ts';

/** The `openai` client of one endpoint: over the guarded exchange, and with nothing from the process's environment. */
export class EndpointClient extends OpenAI {
  constructor({ baseUrl, apiKey, timeoutMs }: Connection, exchange: Exchange) {
    super({
      baseURL: baseUrl,
      apiKey: apiKey ?? 'none',
      organization: null,
      project: null,
      adminAPIKey: null,
      webhookSecret: null,
      defaultHeaders: apiKey === null ? { Authorization: null } : undefined,
      maxRetries: 0,
      timeout: timeoutMs,
      logLevel: 'off',
      fetch: guardedFetch(exchange),
    });
  }

  /** vLLM and others put their error at the top of the body, where the package would not look for it. */
  protected override makeStatusError(
    status: number,
    body: object,
    message: string | undefined,
    headers: Headers,
  ): APIError {
    const bare = typeof body === 'object' && body !== null && !('error' in body);
    return super.makeStatusError(status, bare ? { error: body } : body, message, headers);
  }
}
