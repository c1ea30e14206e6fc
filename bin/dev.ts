import { prepareClient } from './start/prepare-client.ts';

await prepareClient();
const { supervise } = await import('./start/supervise.ts');
await supervise('development');
