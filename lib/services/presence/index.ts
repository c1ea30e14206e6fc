export { listPresence } from './list.ts';
