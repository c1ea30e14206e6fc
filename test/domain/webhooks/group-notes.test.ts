import { expect, test } from 'vitest';
import { groupNotes, mostActs, type Note } from '#lib/domain/webhooks/group-notes.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second));
const decided = (act: string, second: number, counts: object, projectId = 'p'): Note => ({
  ...{ projectId, type: 'decisions.made', at: at(second) },
  data: { act, variant: `variant of ${act}`, accepted: 0, rejected: 0, undone: 0, ...counts },
});

test('fifty decisions are one message with their sums; other events stand between by their time', () => {
  const notes = Array.from({ length: 50 }, (_, n) =>
    decided(`act ${n}`, n % 40, n % 2 ? { accepted: 1 } : { rejected: 1 }),
  );
  const version = { projectId: 'p', type: 'version.frozen', at: at(3), data: { id: 'v' } };
  const told = groupNotes([...notes, version]);
  expect(told.map(({ type }) => type)).toEqual(['version.frozen', 'decisions.made']);
  expect(told[1]).toMatchObject({ at: at(39), data: { accepted: 25, rejected: 25, undone: 0 } });
  expect((told[1]!.data as { acts: object[] }).acts).toHaveLength(50);
});

test('an act that was written in several steps is told once, without a variant; its undoing is another', () => {
  const [told] = groupNotes([
    ...[decided('bulk', 1, { accepted: 300 }), decided('bulk', 2, { accepted: 200 })],
    decided('bulk', 3, { undone: 500 }),
  ]);
  expect(told!.data).toEqual({
    ...{ accepted: 500, rejected: 0, undone: 500 },
    acts: [
      { act: 'bulk', variant: null, accepted: 500, rejected: 0, undone: 0 },
      { act: 'bulk', variant: 'variant of bulk', accepted: 0, rejected: 0, undone: 500 },
    ],
  });
});

test('a message lists so many acts that it stays under 20 kB, and projects are told apart', () => {
  const uuid = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
  const notes = Array.from({ length: mostActs + 1 }, (_, n) =>
    decided(`${n}-${uuid}`, 1, { accepted: 1, variant: uuid }),
  );
  const told = groupNotes([...notes, decided('x', 1, { accepted: 1 }, 'other')]);
  expect(told.map(({ projectId }) => projectId)).toEqual(['p', 'p', 'other']);
  for (const { data } of told) expect(JSON.stringify(data).length).toBeLessThan(20_000);
});
