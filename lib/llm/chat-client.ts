import type OpenAI from 'openai';
import type { Exchange, Received, Watch } from '#lib/egress/exchange.ts';
import type { WatchedInit } from '#lib/egress/guarded-fetch.ts';
import type { Connection } from './client.ts';
import { EndpointClient } from './endpoint-client.ts';

type BuildRequest = OpenAI['buildRequest'];

/**
 * The `openai` client for completions by the thousand. The package's own building of headers, signals and responses
 * costs more than the call itself; an endpoint's headers never change, and the exchange watches over
 * time limit and signal, so both are replaced where the package lets its users replace them.
 */
export class ChatClient extends EndpointClient {
  readonly #exchange: Exchange;
  readonly #plain: Record<string, string>;
  readonly #headers: Headers;

  constructor(connection: Connection, exchange: Exchange) {
    super(connection, exchange);
    this.#exchange = exchange;
    this.#plain = {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'corollary',
    };
    if (connection.apiKey !== null) this.#plain.authorization = `Bearer ${connection.apiKey}`;
    this.#headers = new Headers(this.#plain);
  }

  override buildRequest(options: Parameters<BuildRequest>[0]): ReturnType<BuildRequest> {
    const { watch } = (options.fetchOptions ?? {}) as WatchedInit;
    const request = { method: 'POST', headers: this.#headers, body: JSON.stringify(options.body), watch };
    return Promise.resolve({
      // The type of a built request cannot be named from outside of the package.
      req: request as unknown as Awaited<ReturnType<BuildRequest>>['req'],
      url: `${this.baseURL}${options.path}`,
      timeout: this.timeout,
    });
  }

  override async fetchWithTimeout(url: string | URL | Request, init?: WatchedInit): Promise<Response> {
    const { body, watch = { timeoutMs: this.timeout } } = init ?? {};
    const reply = await this.#exchange(
      String(url),
      { method: 'POST', headers: this.#plain, body: body as string },
      watch,
    );
    return new PlainReply(String(url), reply) as unknown as Response;
  }

  /** One completion's reply; a status that is no success is thrown as the package's APIError. */
  complete(body: Record<string, unknown>, watch: Watch): Promise<PlainReply> {
    return this.#ask('/chat/completions', body, watch);
  }

  /** The reply with the vectors of texts, in the same way. */
  embed(body: Record<string, unknown>, watch: Watch): Promise<PlainReply> {
    return this.#ask('/embeddings', body, watch);
  }

  async #ask(path: string, body: Record<string, unknown>, watch: Watch): Promise<PlainReply> {
    const fetchOptions = { watch } as WatchedInit as never;
    const reply: unknown = await this.post(path, { body, fetchOptions }).asResponse();
    return reply as PlainReply;
  }
}

/** As much of a Response as the client reads of one; the web's own takes longer to make than a call to send. */
export class PlainReply {
  readonly status: number;
  readonly url: string;
  readonly ok: boolean;
  readonly body = null;
  readonly headers: { get: (name: string) => string | null; entries: () => [string, string][] };
  readonly #bytes: Buffer;

  constructor(url: string, { status, headers, body }: Received) {
    this.status = status;
    this.url = url;
    this.ok = status >= 200 && status < 300;
    this.#bytes = body;
    const get = (name: string) => {
      const value = headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    };
    this.headers = { get, entries: () => Object.keys(headers).map((name) => [name, get(name) ?? '']) };
  }

  /** The body's value where its type is JSON, else its text; JSON that is broken is a SyntaxError. */
  async json(): Promise<unknown> {
    const text = await this.text();
    return /\bjson\b/i.test(this.headers.get('content-type') ?? 'json') ? JSON.parse(text) : text;
  }

  /** The body as text. */
  text(): Promise<string> {
    return Promise.resolve(this.#bytes.toString('utf8'));
  }
}
