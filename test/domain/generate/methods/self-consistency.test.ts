import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selfConsistency } from '#lib/domain/generate/methods/self-consistency.ts';
import { vote } from '#lib/domain/generate/steps/vote.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { chain, parentOf } from './chain.ts';

const r = String.raw;

describe('a vote', () => {
  test.each<[string, (string | null)[], string[], boolean, number]>([
    ['equal in value', ['1/2', r`\frac12`, '0.5', '2'], ['0,1,2', '3'], false, 3 / 4],
    ['without an answer counts in the whole', ['7', null, null, null], ['0'], false, 1 / 4],
    ['carried on', ['50\\%', '1/2', r`\frac{1}{2}`], ['0,1,2'], false, 1],
    ['a unit that is left out', ['5', '5', '5\\text{ m}'], ['0,1,2'], false, 1],
    ['units that differ stay apart', ['5\\text{ m}', '5', '5\\text{ km}', '5'], ['0,1,3', '2'], false, 3 / 4],
    ['a tie', ['1', '2', '2', '1'], ['0,3', '1,2'], true, 1 / 2],
    ['a tie behind the first is none', ['1', '1', '2', '3'], ['0,1', '2', '3'], false, 1 / 2],
    ['nothing', [null, null], [], false, 0],
    ['no sample', [], [], false, 0],
    ['white space', [' 3', '3 ', '3'], ['0,1,2'], false, 1],
    ['signs and zeros', ['-0', '0', '00'], ['0,1,2'], false, 1],
    ['unreadable ones written alike', [r`\frac{`, r`\frac{`, '1'], ['0,1', '2'], false, 2 / 3],
    ['sets in any order', [r`\{1, 2\}`, r`\{2, 1\}`, r`\{1, 3\}`], ['0,1', '2'], false, 2 / 3],
  ])('%s', (_, answers, groups, tied, share) => {
    const counted = vote(answers);
    expect(counted.groups.map((one) => one.members.join())).toEqual(groups);
    expect(counted).toMatchObject({ tied, share });
  });

  test('every sample with an answer is in one group, the largest first, whatever the answers are', () => {
    const answer = fc.oneof(
      fc.constantFrom(
        '1',
        '2',
        '1/2',
        '0.5',
        '50\\%',
        '5 m',
        '5 km',
        '5',
        '\\pi',
        'x+1',
        '1+x',
        '\\frac{',
        '',
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(fc.option(answer), { maxLength: 24 }), (answers) => {
        const { groups, share } = vote(answers);
        const members = groups.flatMap((one) => one.members).sort((a, b) => a - b);
        expect(members).toEqual(answers.flatMap((one, at) => (one === null ? [] : [at])));
        const sizes = groups.map((one) => one.members.length);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        expect(share).toBe(sizes.length === 0 ? 0 : sizes[0]! / answers.length);
      }),
      { numRuns: 150 },
    );
  });

  test('64 samples that all differ are counted in a bounded time, however long they are', () => {
    const answers = Array.from({ length: 64 }, (_, at) => `\\sqrt{${at + 2}} + ${'x + '.repeat(100)}${at}y`);
    const from = processorTime();
    expect(vote(answers).groups).toHaveLength(64);
    expect(processorTime() - from).toBeLessThan(4_000);
  });
});

describe('self-consistency', () => {
  const parent = parentOf(r`What is $\frac{3}{4} - \frac{1}{4}$?`, null);
  const ask = (replies: string[], more: Record<string, unknown> = {}) =>
    chain(selfConsistency, parent, replies, { parameters: { samples: replies.length, ...more } });

  test('the majority labels the problem, its share is the confidence', () => {
    const replies = [
      r`Short: \boxed{\frac12}.`,
      r`A solution of middle length: \boxed{0.5}.`,
      r`<think>long thoughts</think> A solution that goes on and on before it ends: \boxed{1/2}.`,
      r`Wrong, alas, by far: \boxed{2}.`,
      'No box at all.',
      '',
    ];
    const { outcome, calls } = ask(replies);
    expect(calls.map((one) => one.template)).toEqual(Array(6).fill('solve'));
    expect(new Set(calls.map((one) => JSON.stringify(one.messages))).size).toBe(1);
    expect(outcome).toEqual({
      ok: true,
      draft: {
        problem: parent.problem,
        solution: r`A solution of middle length: \boxed{0.5}.`,
        answer: '0.5',
        truth: '0.5',
        groundTruth: 'voted',
        confidence: 1 / 2,
        evidence: {
          samples: 6,
          answered: 4,
          share: 1 / 2,
          chosen: 1,
          answers: [
            { answer: r`\frac12` },
            { answer: '0.5' },
            { answer: '1/2' },
            { answer: '2' },
            { answer: null, reason: 'no-final-answer' },
            { answer: null, reason: 'empty-reply' },
          ],
          groups: [
            { answer: r`\frac12`, count: 3, samples: [0, 1, 2] },
            { answer: '2', count: 1, samples: [3] },
          ],
        },
      },
    });
  });

  test.each<[string, string[], Record<string, unknown>, string]>([
    ['a tie', [r`\boxed{1}`, r`\boxed{2}`], {}, 'tie'],
    ['a share that is too small', [r`\boxed{1}`, r`\boxed{1}`, 'x', 'y'], { minShare: 0.6 }, 'low-share'],
    ['no answer at all', ['x', 'y', "I'm sorry."], {}, 'no-final-answer'],
  ])('%s is refused', (_, replies, more, reason) => {
    expect(ask(replies, more).outcome).toMatchObject({ ok: false, reason, message: expect.any(String) });
  });

  test('a share that is just large enough is enough', () => {
    expect(ask([r`\boxed{1}`, r`\boxed{1}`, 'x', 'y'], { minShare: 0.5 }).outcome).toMatchObject({
      ok: true,
    });
  });

  test('what is stored of 64 long solutions is bounded', () => {
    const replies = Array.from(
      { length: 64 },
      (_, at) => `${'a'.repeat(at % 2 ? 40_000 : 5000)} \\boxed{${'1'.repeat(300)}}`,
    );
    const { outcome, state } = ask(replies);
    expect(outcome).toMatchObject({ ok: true, draft: { confidence: 1 } });
    expect(outcome.ok && outcome.draft.solution.length).toBeLessThan(6000);
    expect(JSON.stringify(outcome.ok && outcome.draft.evidence).length).toBeLessThan(20_000);
    expect(JSON.stringify(state).length).toBeLessThan(64 * 31_000);
  });

  test('samples are 2 to 64', () => {
    expect(selfConsistency.calls({ samples: 8, minShare: 0 })).toBe(8);
    expect(() => ask([r`\boxed{1}`])).toThrow('parameters.samples');
  });
});
