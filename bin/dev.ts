import { supervise } from './start/supervise.ts';

await supervise('development');
