import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, request } from '@playwright/test';
import { env } from '#lib/env.ts';
import { root } from './owner.ts';
import { stranger } from './test.ts';

export const someId = '01900000-0000-7000-8000-000000000000';

/** The address of every page of a project, from the files. */
export function projectPages(project: string): string[] {
  const folder = path.join(root, 'app/(studio)/[project]');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx' && !file.includes('[...'))
    .map((file) => `/${project}/${path.dirname(file)}`.replace(/\/\.$/, '').replace(/\[\w+\]/g, someId))
    .sort();
}

export type Action = { id: string; name: string; file: string };

/** Every server action that the build answers to. */
export function builtActions(build: string): Action[] {
  const file = path.join(root, build, 'server/server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  return Object.entries(node)
    .map(([id, { filename, exportedName }]) => ({ id, name: exportedName, file: filename }))
    .sort((one, other) => `${one.file} ${one.name}`.localeCompare(`${other.file} ${other.name}`));
}

export const origin = () => new URL(env().E2E_BASE_URL!).origin;

/** Somebody at a machine of their own; without an account a visitor. */
export async function somebody(account?: { email: string; password: string }): Promise<APIRequestContext> {
  const context = await request.newContext({
    baseURL: env().E2E_BASE_URL,
    storageState: stranger,
    maxRedirects: 0,
  });
  if (!account) return context;
  const { csrfToken } = await (await context.get('/api/auth/csrf')).json();
  await context.post('/api/auth/callback/credentials', { form: { csrfToken, ...account, json: 'true' } });
  return context;
}

/** What a server action answers, called as a browser does it but with what the caller likes. */
export async function callAction(
  who: APIRequestContext,
  { id }: Action,
  args: unknown[],
  headers: Record<string, string> = { origin: origin() },
) {
  const answer = await who.post('/sign-in', {
    data: JSON.stringify(args),
    headers: {
      'Next-Action': id,
      Accept: 'text/x-component',
      'Content-Type': 'text/plain;charset=UTF-8',
      ...headers,
    },
  });
  const text = await answer.text();
  const code = /"code":"([A-Z_]+)"/.exec(text)?.[1];
  return { status: answer.status(), code: code ?? (text.includes('"ok":true') ? 'done' : 'none'), text };
}
