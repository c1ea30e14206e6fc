import { openReceiver } from '#test/support/webhook-receiver.ts';
import { newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('a lead adds a webhook, keeps its secret, sends a test and sends it again from the log', async ({
  page,
}) => {
  const project = await newProject(page, 'webhooks');
  const receiver = await openReceiver();
  const settings = `/${project}/settings`;
  await page.goto(`${settings}/models`);
  const hosts = page.getByLabel('Allowed hosts');
  await hosts.fill(`${receiver.url}/events`);
  await page.getByRole('button', { name: 'Save the hosts' }).click();
  await expect(page.getByText('Write a host as vllm.lan or 10.0.0.7:8000')).toBeVisible();
  const { host } = new URL(receiver.url);
  await hosts.fill(` ${host} vllm.lan`);
  await page.getByRole('button', { name: 'Save the hosts' }).click();
  await expect(page.getByText('The hosts are saved.')).toBeVisible();
  await page.reload();
  await expect(hosts).toHaveValue(`${host}\nvllm.lan`);

  await page.goto(`${settings}/webhooks`);
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill(receiver.url);
  await dialog.getByRole('button', { name: 'Add the webhook' }).click();
  const secret = await dialog.getByLabel('Secret', { exact: true }).inputValue();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  receiver.secrets.push(secret);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText(/It answered 204 in \d+ ms/)).toBeVisible();
  expect(receiver.received).toMatchObject([{ type: 'webhook.test', signedBy: [secret] }]);

  receiver.answer = { status: 500, text: 'out of order' };
  await page.getByRole('link', { name: 'Log' }).click();
  await page.getByRole('link', { name: 'webhook.test' }).click();
  const message = page.getByRole('region', { name: 'Message' });
  await message.getByRole('button', { name: 'Send again' }).click();
  await expect(message.getByRole('alert')).toHaveText('It answered 500.');
  await expect(message.getByText('out of order')).toBeVisible();
  receiver.answer = { status: 200 };
  await message.getByRole('button', { name: 'Send again' }).click();
  await expect(message.getByRole('status')).toHaveText(/It answered 200/);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  receiver.close();
});
