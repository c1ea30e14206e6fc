import { handlersOf } from '#lib/http/dispatch.ts';

export const { GET, POST, PATCH, DELETE } = handlersOf('webhooks');
