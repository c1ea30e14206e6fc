import { randomBytes } from 'node:crypto';

/** How to sign in: the one-time link while there is no account. */
export async function signInAdvice(databaseUrl: string, url: string): Promise<string[]> {
  const [{ connect }, { issueSetupLink }] = await Promise.all([
    import('#lib/db/client.ts'),
    import('#lib/services/account/issue-setup-link.ts'),
  ]);
  const connection = connect(databaseUrl, { max: 2, applicationName: 'corollary start' });
  try {
    if ((await connection.db.user.count()) > 0) return [`Sign in at ${url}/sign-in`];
    const context = {
      db: connection.db,
      actor: { kind: 'system' as const, label: 'npm start' },
      now: () => new Date(),
      randomBytes: (length: number) => randomBytes(length),
    };
    const link = await issueSetupLink(context as unknown as Parameters<typeof issueSetupLink>[0], {});
    return [`Make the first account (this link works once): ${url}${link.path}`];
  } finally {
    await connection.close();
  }
}
