import { prepareClient } from './start/prepare-client.ts';

await prepareClient();
