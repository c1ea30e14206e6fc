import type { Tx } from '#lib/db/client.ts';
import type { NewAccount } from '#lib/domain/account/schema.ts';
import { conflict } from '#lib/domain/errors.ts';

/** What others may know of an account. */
export type Account = { id: string; email: string; name: string; administrator: boolean };

export const accountFields = { id: true, email: true, name: true, administrator: true } as const;

type Person = Omit<NewAccount, 'password'> & { passwordHash: string | null; administrator?: boolean };

/**
 * Makes an account. The first one administers the installation and owns every project that exists.
 * The caller holds `lockAccounts`. Throws CONFLICT when the address has an account.
 */
export async function insertAccount(tx: Tx, person: Person): Promise<Account> {
  const { email, name, passwordHash } = person;
  if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
    throw conflict(`An account with the address ${email} exists already.`);
  }
  const first = (await tx.user.count()) === 0;
  const administrator = first || person.administrator === true;
  const account = await tx.user.create({
    data: { email, name, passwordHash, administrator },
    select: accountFields,
  });
  if (first) await ownEveryProject(tx, account.id);
  return account;
}

async function ownEveryProject(tx: Tx, userId: string) {
  const projects = await tx.project.findMany({ select: { id: true } });
  await tx.membership.createMany({
    data: projects.map((project) => ({ projectId: project.id, userId, role: 'owner' as const })),
  });
}
