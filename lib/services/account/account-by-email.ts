import type { Tx } from '#lib/db/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import { accountFields } from './first-account.ts';

export async function accountByEmail(tx: Tx, email: string) {
  const account = await tx.user.findUnique({
    where: { email },
    select: { ...accountFields, active: true },
  });
  if (!account) throw notFound(`An account with the address ${email}`);
  return account;
}
