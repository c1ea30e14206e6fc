export { deleteWebhook } from './delete.ts';
export { listWebhooks } from './list.ts';
export { listMessages } from './list-messages.ts';
export { rotateSecret } from './rotate-secret.ts';
export { saveWebhook } from './save.ts';
export { sendAgain } from './send-again.ts';
export { showMessage } from './show-message.ts';
export { testWebhook } from './test-webhook.ts';
export type { WebhookRow } from './view.ts';
