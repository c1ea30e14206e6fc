export { createToken } from './create.ts';
export { listTokens } from './list.ts';
export { revokeToken } from './revoke.ts';
