import * as webhooks from '#lib/services/webhooks/index.ts';
import { get, post, remove } from './define-operation.ts';
import type { Operation } from './operation.ts';

export const ofWebhooks: readonly Operation[] = [
  get('/webhooks', webhooks.listWebhooks),
  post('/webhooks', webhooks.saveWebhook),
  get('/webhooks/messages/{message}', webhooks.showMessage),
  post('/webhooks/messages/{message}/send', webhooks.sendAgain),
  get('/webhooks/{webhook}/messages', webhooks.listMessages),
  post('/webhooks/{webhook}/secret', webhooks.rotateSecret),
  post('/webhooks/{webhook}/test', webhooks.testWebhook),
  remove('/webhooks/{webhook}', webhooks.deleteWebhook),
];
