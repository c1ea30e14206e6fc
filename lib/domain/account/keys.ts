import { z } from 'zod';

/** An act of the review desk whose key a person may change. */
export type KeyAction = { id: string; label: string; keys: string };

/** The keys that hold until a person makes their own. Digits mark steps; the keys of reasons are the project's. */
export const keyActions = [
  { id: 'accept', label: 'Accept', keys: 'a' },
  { id: 'reject', label: 'Reject, then a reason', keys: 'r' },
  { id: 'edit', label: 'Edit', keys: 'e' },
  { id: 'undo', label: 'Undo my last decision, override or mark', keys: 'z' },
  { id: 'skip', label: 'Skip an item of a queue', keys: 'x' },
  { id: 'next', label: 'Next', keys: 'j' },
  { id: 'previous', label: 'Previous', keys: 'k' },
  { id: 'override', label: "Override the engine's verdict on the answer", keys: 'o' },
  { id: 'why', label: 'Show why the answers are equal or not', keys: 'w' },
  { id: 'comment', label: 'Write a comment', keys: 'c' },
  { id: 'comments', label: 'Show the comments', keys: 'm' },
  { id: 'changes', label: 'Show what changed', keys: 'd' },
  { id: 'source', label: 'Show differences set, or as source', keys: 'v' },
  { id: 'history', label: 'Show the history', keys: 'h' },
  { id: 'overlaps', label: 'Show what it overlaps with, side by side', keys: 'b' },
  { id: 'seed-solution', label: "Show or hide the seed's solution", keys: 's' },
] as const satisfies readonly KeyAction[];

/** Keys of the frame and of lists, with what they do. */
const taken: Record<string, string> = {
  g: 'go to a page',
  '?': 'show the keys',
  '/': 'filter by text',
  '[': 'page before',
  ']': 'next page',
};

/** One letter, also with ⇧ or ⌥, or a mark; lower-case, as `stepOf` names a press. */
const OneKey = /^(?:(?:alt\+)?(?:shift\+)?[a-z]|[;,.'\-=`\\!@#%&*_"<>~])$/;

/** Action -> key; what is left out keeps its own. */
export const KeyBindings = z.record(z.string(), z.string().trim().toLowerCase());
export type KeyBindings = z.infer<typeof KeyBindings>;

export const KeyChange = z.object({
  bindings: KeyBindings.describe(
    'Action -> key, such as {"accept":"y"}; what is left out has its own key again',
  ),
});

/** The keys of every action under these bindings. */
export function keysUnder(bindings: KeyBindings): Record<string, string> {
  return Object.fromEntries(keyActions.map(({ id, keys }) => [id, bindings[id] ?? keys]));
}

export type KeyFault = { action: string; message: string };

/** What is wrong with bindings: unknown actions, keys that cannot be one, and two actions under one key. */
export function keyFaults(bindings: KeyBindings): KeyFault[] {
  const known = new Map(keyActions.map(({ id, label }): [string, string] => [id, label]));
  const unknown = Object.keys(bindings)
    .filter((id) => !known.has(id))
    .map((action) => ({ action, message: `There is no action "${action}".` }));
  const users = Map.groupBy(Object.entries(keysUnder(bindings)), ([, keys]) => keys);
  const wrong = Object.entries(bindings)
    .filter(([action]) => known.has(action))
    .flatMap(([action, keys]): KeyFault[] => {
      if (/^\d$/.test(keys)) return [{ action, message: 'Digits mark the first wrong step.' }];
      if (taken[keys]) return [{ action, message: `"${keys}" is taken everywhere: ${taken[keys]}.` }];
      if (!OneKey.test(keys)) {
        return [{ action, message: 'Choose one letter, also with Shift or Alt, or a mark such as ";".' }];
      }
      const other = users.get(keys)?.find(([id]) => id !== action)?.[0];
      return other ? [{ action, message: `This is the key of "${known.get(other)}".` }] : [];
    });
  return [...unknown, ...wrong];
}
