import { prepareClient } from './prepare-client.ts';

await prepareClient();
await import('../studio.ts');
