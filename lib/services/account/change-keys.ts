import { KeyChange, keyActions, keyFaults, keysUnder } from '#lib/domain/account/keys.ts';
import { invalid } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { keysKey, readKeys } from './keys.ts';
import { requireUser } from './require-user.ts';

export const changeKeys = installationVerb(
  {
    name: 'account.change-keys',
    summary: 'Change your keys of the review desk; two actions never have one key',
    kind: 'command',
    who: 'signed-in',
    input: KeyChange,
  },
  async (ctx, { bindings: wanted }) => {
    const userId = requireUser(ctx).id;
    const faults = keyFaults(wanted);
    if (faults[0]) {
      const issues = faults.map(({ action, message }) => ({ path: `bindings.${action}`, message }));
      throw invalid(faults[0].message, issues);
    }
    const own = keyActions.filter(({ id, keys }) => wanted[id] !== undefined && wanted[id] !== keys);
    const bindings = Object.fromEntries(own.map(({ id }) => [id, wanted[id]!]));
    await ctx.db.$transaction(async (tx) => {
      const before = await readKeys(tx, userId);
      await tx.personSetting.upsert({
        where: { userId_key: { userId, key: keysKey } },
        create: { userId, key: keysKey, value: bindings, updatedAt: ctx.now() },
        update: { value: bindings, updatedAt: ctx.now() },
      });
      await audit(tx, ctx, {
        action: 'account.change-keys',
        target: `user:${userId}`,
        before,
        after: bindings,
      });
    });
    return { bindings, keys: keysUnder(bindings) };
  },
);
