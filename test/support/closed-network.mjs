// Loaded into the web server, the worker and their threads under test: the network outside this machine is closed, and
// whoever tries to reach it is written down. Connections of every protocol over TCP pass through Socket.connect, names
// through dns, and datagrams through their socket.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const log = process.env.STUDIO_CLOSED_NETWORK_LOG;

const isOwn = (host) =>
  host === undefined ||
  host === null ||
  host === '' ||
  /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|\[?::ffff:127\.\d+\.\d+\.\d+\]?|0\.0\.0\.0)$/i.test(String(host));

function refuse(what) {
  const place = new Error().stack?.split('\n').slice(3, 9).join(' ') ?? '';
  if (log) appendFileSync(log, `${what} ${place}\n`);
  return Object.assign(new Error(`The network is closed: ${what}`), {
    code: 'ENETUNREACH',
    syscall: 'connect',
  });
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function closedConnect(...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof first === 'object' && first !== null ? first.host : args[1];
  const isPath =
    typeof first === 'object' && first !== null ? Boolean(first.path) : Number.isNaN(Number(first));
  if (isPath || typeof host === 'function' || isOwn(host)) return connect.apply(this, args);
  const error = refuse(`connect ${host}`);
  process.nextTick(() => this.destroy(error));
  return this;
};

const { lookup } = dns;
dns.lookup = function closedLookup(name, ...rest) {
  if (isOwn(name) || net.isIP(name)) return lookup.call(this, name, ...rest);
  const error = refuse(`lookup ${name}`);
  process.nextTick(() => rest.at(-1)(error));
  return undefined;
};
const { lookup: promised } = dns.promises;
dns.promises.lookup = async function closedLookup(name, ...rest) {
  if (isOwn(name) || net.isIP(name)) return promised.call(this, name, ...rest);
  throw refuse(`lookup ${name}`);
};

const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function closedSend(...args) {
  const host = args.findLast((one) => typeof one === 'string');
  if (isOwn(host)) return send.apply(this, args);
  throw refuse(`datagram ${host}`);
};
