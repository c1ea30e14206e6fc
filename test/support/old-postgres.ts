import { createServer, type Server } from 'node:net';

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const int16 = (value: number) => Buffer.from([(value >> 8) & 255, value & 255]);
const int32 = (value: number) => Buffer.concat([int16(value >>> 16), int16(value & 65_535)]);
const text = (value: string) => Buffer.from(`${value}\0`);

const ready = message('Z', Buffer.from('I'));
const authenticated = message('R', int32(0));

/** Speaks just enough of PostgreSQL's protocol to be asked for its version (`server_version_num`). */
export function oldPostgres(version: string): Server {
  const column = Buffer.concat([
    text('server_version_num'),
    int32(0),
    int16(0),
    int32(25),
    int16(-1),
    int32(-1),
    int16(0),
  ]);
  const row = Buffer.concat([int32(version.length), Buffer.from(version)]);
  const answer = Buffer.concat([
    message('T', int16(1), column),
    message('D', int16(1), row),
    message('C', text('SHOW')),
    ready,
  ]);
  return createServer((socket) => {
    let greeted = false;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      if (!greeted) {
        greeted = true;
        socket.write(Buffer.concat([authenticated, ready]));
      } else if (data.toString('latin1', 0, 1) === 'Q') socket.write(answer);
    });
  });
}
