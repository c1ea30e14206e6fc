import { createHmac, timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the receiver answers: a status with headers and a text, or not at all. */
export type Answer = { status: number; headers?: Record<string, string>; text?: string } | 'hang';

export type ReceivedWebhook = {
  id: string;
  timestamp: number;
  /** Of the receiver's secrets, which ones signed it. */
  signedBy: string[];
  type: string;
  data: Record<string, unknown>;
  body: string;
  method: string;
  headers: http.IncomingHttpHeaders;
};

/** Whether `secret` made one of the signatures: Standard Webhooks 1.0.0, written down a second time from its text. */
function signs(secret: string, headers: http.IncomingHttpHeaders, body: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const wanted = createHmac('sha256', key).update(content).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => one.split(','))
    .some(([version, signature = '']) => {
      const given = Buffer.from(signature, 'base64');
      return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
    });
}

/** A receiver of webhooks that speaks HTTP on a port of this machine and writes down what it was told. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  readonly secrets: string[] = [];
  answer: Answer = { status: 204 };
  #server: http.Server;

  constructor(server: http.Server) {
    this.#server = server;
    server.on('request', (request, response) => void this.#take(request, response));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hooks`;
  }

  async #take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { headers, method = '' } = request;
    const { type = '', data = {} } = body === '' ? {} : JSON.parse(body);
    this.received.push({
      ...{ id: String(headers['webhook-id']), timestamp: Number(headers['webhook-timestamp']) },
      signedBy: this.secrets.filter((secret) => signs(secret, headers, body)),
      ...{ type, data, body, method, headers },
    });
    const { answer } = this;
    if (answer === 'hang') return;
    response.writeHead(answer.status, answer.headers).end(answer.text);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** A receiver that listens; whoever opens it closes it. */
export async function openReceiver(): Promise<WebhookReceiver> {
  const server = http.createServer();
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  return new WebhookReceiver(server);
}
