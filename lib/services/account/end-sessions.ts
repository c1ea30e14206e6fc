import type { Tx } from '#lib/db/client.ts';

type Reason = { passwordHash: string } | { active: false };

/** Ends every session of an account, with the reason; what the audit trail says of it holds no secret. */
export async function endSessions(tx: Tx, id: string, reason: Reason) {
  const { sessionVersion } = await tx.user.update({
    where: { id },
    data: { ...reason, sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  return { before: { sessionVersion: sessionVersion - 1 }, after: { sessionVersion } };
}
