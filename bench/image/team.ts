import { setTimeout } from 'node:timers/promises';
import { problems } from '#test/e2e/support/problems.ts';
import { type Metric, metric } from '../metrics.ts';

type Json = Record<string, unknown>;
/** Asks one of the web servers, 0 or 1, with one session for both. */
type Ask = (web: number, path: string, body?: Json | string) => Promise<Response>;

/** Signs in at the first web server; the session holds at every other. */
export async function signedIn(urls: string[]): Promise<Ask> {
  const cookies = new Map<string, string>();
  const ask: Ask = async (web, path, body) => {
    const url = urls[web]!;
    const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json';
    const answer = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        ...(body !== undefined && { Origin: url, 'Content-Type': type }),
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const { csrfToken } = (await (await ask(0, '/api/auth/csrf')).json()) as { csrfToken: string };
  const person = { email: 'a@example.org', password: 'correct horse battery staple' };
  await ask(0, '/api/auth/callback/credentials', { csrfToken, ...person, json: 'true' });
  return ask;
}

/** A day of a team in short: an import, batches that both workers share, a version, a page that hears of the other server. */
export async function dayOfATeam(ask: Ask): Promise<Metric[]> {
  const json = async (web: number, path: string, body?: Json | string) =>
    (await (await ask(web, path, body)).json()) as Json;
  const project = 'team';
  await json(0, '/api/v1/projects', { slug: project, name: 'Team' });
  const lines = problems.map((one) => JSON.stringify(one)).join('\n');
  const { import: id } = await json(1, `/api/v1/seeds/imports?project=${project}&fileName=p.jsonl`, lines);
  await json(0, `/api/v1/seeds/imports/${id}/start`, { project });
  await until(
    async () => (await json(1, `/api/v1/seeds/imports/${id}?project=${project}`)).status === 'done',
  );
  const batches = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      json(at % 2, '/api/v1/generate/batches', { project, method: 'perturb-numbers', randomSeed: at }),
    ),
  );
  for (const { batch } of batches)
    await until(
      async () => (await json(1, `/api/v1/generate/batches/${batch}?project=${project}`)).status === 'done',
    );
  const { items } = (await json(0, `/api/v1/generate/variants?project=${project}&limit=100`)) as {
    items: { id: string }[];
  };
  const heard = await hearsOfTheOther(ask, project, items[0]!.id);
  await json(0, '/api/v1/review/decisions', {
    project,
    variant: items[0]!.id,
    revision: 1,
    action: 'accept',
  });
  const pages = await Promise.all(
    ['', '/seeds', '/generate', '/review', '/settings'].map((path) => ask(1, `/${project}${path}`)),
  );
  return [
    metric('variants of 8 batches over 6 seeds', items.length, 'rows', { least: 48, most: 48 }),
    metric('a page at one web server is heard at the other after', heard, 'ms', { most: 5000 }),
    metric('pages answered 200', pages.filter(({ status }) => status === 200).length, 'pages', { least: 5 }),
  ];
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(100);
}

/** Milliseconds from a page that opens at the first web server to the event at the second, where another is open. */
async function hearsOfTheOther(ask: Ask, project: string, variant: string): Promise<number> {
  const streamOf = async (web: number, page: string) => {
    const query = new URLSearchParams({ project, variant, page });
    const { body } = await ask(web, `/api/events/presence?${query}`);
    return body!.pipeThrough(new TextDecoderStream()).getReader();
  };
  const here = await streamOf(1, crypto.randomUUID());
  let text = (await here.read()).value ?? '';
  const begin = performance.now();
  const other = crypto.randomUUID();
  const there = await streamOf(0, other);
  while (!text.includes(other)) {
    const { value, done } = await here.read();
    if (done) throw new Error(`The stream ended: ${text}`);
    text += value;
  }
  const took = performance.now() - begin;
  await Promise.all([here.cancel(), there.cancel()]);
  return took;
}
