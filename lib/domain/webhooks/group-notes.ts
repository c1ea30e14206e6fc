import { z } from 'zod';

/** One line of the outbox. */
export type Note = { projectId: string; type: string; at: Date; data: unknown };
/** What one message tells. */
export type Told = { projectId: string; type: string; at: Date; data: object };

/** What was done by one act on a variant, or on many. */
const Act = z.object({
  act: z.string(),
  variant: z.string().nullable(),
  accepted: z.number(),
  rejected: z.number(),
  undone: z.number(),
});
type Act = z.infer<typeof Act>;

/** Acts that one message lists: it stays under 20 kB. */
export const mostActs = 100;

/**
 * The messages of a project's notes, in the notes' order. Decisions are told together, so that fifty people who decide
 * make one call and not fifty: one message lists up to a hundred acts, with their sums.
 */
export function groupNotes(notes: readonly Note[]): Told[] {
  const decided = notes.filter(({ type }) => type === 'decisions.made');
  const others = notes.filter(({ type }) => type !== 'decisions.made');
  const told = [
    ...others.map((note) => ({ ...note, data: note.data as object })),
    ...[...Map.groupBy(decided, ({ projectId }) => projectId).values()].flatMap(messagesOfDecisions),
  ];
  return told.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function messagesOfDecisions(notes: readonly Note[]): Told[] {
  const acts = mergedActs(notes);
  const { projectId, type } = notes[0]!;
  const at = new Date(Math.max(...notes.map((note) => note.at.getTime())));
  const messages: Told[] = [];
  for (let from = 0; from < acts.length; from += mostActs) {
    const some = acts.slice(from, from + mostActs);
    const sum = (of: 'accepted' | 'rejected' | 'undone') => some.reduce((total, act) => total + act[of], 0);
    messages.push({
      ...{ projectId, type, at },
      data: { accepted: sum('accepted'), rejected: sum('rejected'), undone: sum('undone'), acts: some },
    });
  }
  return messages;
}

/** An act that was written in several steps is one act. */
function mergedActs(notes: readonly Note[]): Act[] {
  const acts = new Map<string, Act>();
  for (const { data } of notes) {
    const next = Act.parse(data);
    const key = `${next.act} ${next.undone > 0}`;
    const known = acts.get(key);
    acts.set(key, known ? sumOf(known, next) : next);
  }
  return [...acts.values()];
}

const sumOf = (one: Act, other: Act): Act => ({
  act: one.act,
  variant: null,
  accepted: one.accepted + other.accepted,
  rejected: one.rejected + other.rejected,
  undone: one.undone + other.undone,
});
