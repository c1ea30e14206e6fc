// Loaded into a web server that no proxy stands before: Next believes what a visitor says of their address, and whoever
// guesses passwords would say another one each time. The server's own word goes before it.
import { Server } from 'node:http';

const { emit } = Server.prototype;

Server.prototype.emit = function tellAddress(event, ...given) {
  if (event === 'request' || event === 'upgrade')
    given[0].headers['x-forwarded-for'] = given[0].socket.remoteAddress;
  return emit.call(this, event, ...given);
};
