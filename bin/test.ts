import { prepareClient } from './start/prepare-client.ts';

await prepareClient();
const { runAll } = await import('./test/run-all.ts');
await runAll();
