import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Resolve } from '#lib/egress/address-guard.ts';
import { createExchange } from '#lib/egress/exchange.ts';
import { guardedFetch } from '#lib/egress/guarded-fetch.ts';

const watch = { timeoutMs: 5000 };
const get = { method: 'GET', headers: {} };

/** A server of this machine that counts who came. */
async function localServer(answer: http.RequestListener) {
  let visits = 0;
  const server = http.createServer((request, response) => {
    visits++;
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { port: (server.address() as AddressInfo).port, visits: () => visits };
}

/** A name that leads to another place each time that it is asked for. */
const leadingTo =
  (...places: string[]): Resolve =>
  (_, __, done) => {
    const address = places.shift() ?? '127.0.0.1';
    done(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
  };

test('a name that was public when it was judged and is private when it is called is refused', async () => {
  const server = await localServer((_, response) => response.end('secrets'));
  const exchange = createExchange(false, leadingTo('127.0.0.1'));
  const url = `http://models.example:${server.port}/v1`;
  await expect(exchange(url, get, watch)).rejects.toMatchObject({ kind: 'refused-address', sent: false });
  expect(server.visits()).toBe(0);
});

test.each(['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1', '0.0.0.0', 'fd00:ec2::254'])(
  'a name that leads to %s is refused even where private networks are allowed',
  async (place) => {
    const exchange = createExchange(true, leadingTo(place));
    await expect(exchange('http://models.example/v1', get, watch)).rejects.toMatchObject({
      kind: 'refused-address',
    });
  },
);

test('every connection is judged anew: a name that turns private after one good call is refused', async () => {
  const server = await localServer((_, response) => response.setHeader('connection', 'close').end('ok'));
  const exchange = createExchange(true, leadingTo('127.0.0.1', '169.254.169.254'));
  const url = `http://models.example:${server.port}/v1`;
  expect((await exchange(url, get, watch)).body.toString()).toBe('ok');
  await expect(exchange(url, get, watch)).rejects.toMatchObject({ kind: 'refused-address' });
  expect(server.visits()).toBe(1);
});

test('one private address among several refuses the name', async () => {
  const both: Resolve = (_, __, done) =>
    done(null, [
      { address: '203.0.114.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]);
  await expect(createExchange(false, both)('http://models.example/', get, watch)).rejects.toMatchObject({
    kind: 'refused-address',
  });
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is handed back and not followed', async (status) => {
  const inner = await localServer((_, response) => response.end('metadata'));
  const outer = await localServer((_, response) =>
    response.writeHead(status, { location: `http://127.0.0.1:${inner.port}/` }).end(),
  );
  const send = guardedFetch(createExchange(true));
  const reply = await send(`http://127.0.0.1:${outer.port}/`, { method: 'POST', body: '{}' });
  expect(reply.status).toBe(status);
  expect(inner.visits()).toBe(0);
});

test('a reply over 32 MiB is not read to its end', async () => {
  let written = 0;
  const piece = Buffer.alloc(1024 * 1024);
  const server = await localServer((_, response) => {
    const more = () => {
      while (!response.destroyed && written < 4096) {
        written++;
        if (!response.write(piece)) return;
      }
    };
    response.on('drain', more);
    more();
  });
  const call = createExchange(true)(`http://127.0.0.1:${server.port}/`, get, { timeoutMs: 30_000 });
  await expect(call).rejects.toMatchObject({ kind: 'too-large', status: 200 });
  expect(written).toBeLessThan(128);
});
