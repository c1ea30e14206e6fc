export { listServers } from './list.ts';
export { showServer } from './show.ts';
export { startServer } from './start.ts';
export { stopServer } from './stop.ts';
export type { ServerView } from './view-server.ts';
