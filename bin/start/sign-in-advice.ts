import { connect } from '#lib/db/client.ts';
import { contextFor } from '#lib/http/context.ts';
import { openResources } from '#lib/http/open-resources.ts';
import { issueSetupLink } from '#lib/services/account/index.ts';
import { createDemo } from '#lib/services/projects/index.ts';

/** Gives a new installation its demo project, and says how to sign in: a one-time link while there is no account. */
export async function signInAdvice(databaseUrl: string, url: string): Promise<string[]> {
  const connection = connect(databaseUrl, { max: 2, applicationName: 'corollary start' });
  const ctx = contextFor(openResources(connection), { kind: 'system', label: 'npm start' });
  try {
    await createDemo(ctx, {});
    if ((await connection.db.user.count()) > 0) return [`Sign in at ${url}/sign-in`];
    const link = await issueSetupLink(ctx, {});
    return [`Make the first account (this link works once): ${url}${link.path}`];
  } finally {
    await connection.close();
  }
}
