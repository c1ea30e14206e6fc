import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#lib/domain/train/log/events.ts';
import { readerById, readers } from '#lib/domain/train/log/readers/index.ts';

/** What the reader finds, without what it leaves open. */
const found = (id: string, text: string) => readerById(id).read(text).events.map(said);

const said = (event: RunEvent) =>
  Object.fromEntries(
    Object.entries(event).filter(([key, value]) => value !== null && key !== 'at' && key !== 'libraries'),
  );

const stepLine =
  '{"event":"step","at":"2026-11-22T02:00:00.000+00:00","step":1,"epoch":0.1,"loss":2.5,"learningRate":2e-05,"gradNorm":1.5,"tokens":900,"tokensPerSecond":300.5,"memoryBytes":1024}\n';

const cases: [reader: string, what: string, text: string, events: object[], rest?: string][] = [
  [
    'corollary',
    'steps',
    stepLine,
    [
      {
        ...{ event: 'step', step: 1, epoch: 0.1, loss: 2.5, learningRate: 2e-5, gradNorm: 1.5 },
        ...{ tokens: 900, tokensPerSecond: 300.5, memoryBytes: 1024 },
      },
    ],
  ],
  ['corollary', 'nothing in an empty file', '', []],
  ['corollary', 'half a line only when it is whole', '{"event":"ste', [], '{"event":"ste'],
  [
    'corollary',
    'what follows half a line that a killed trainer left',
    '{"event":"ste\n{"event":"warning","at":"2026-11-22T02:00:00Z","message":"a"}\n',
    [{ event: 'warning', message: 'a' }],
  ],
  [
    'corollary',
    'a loss that is no number as none',
    '{"event":"step","at":"2026-11-22T02:00:00Z","step":1,"epoch":0.1,"loss":NaN,"learningRate":2e-05,"gradNorm":Infinity,"tokens":1,"tokensPerSecond":1,"memoryBytes":1}\n',
    [
      {
        ...{ event: 'step', step: 1, epoch: 0.1, learningRate: 2e-5 },
        ...{ tokens: 1, tokensPerSecond: 1, memoryBytes: 1 },
      },
    ],
  ],
  ['corollary', 'no event in a line of something else', '{"event":"party"}\n[1]\n"a"\nplain\n', []],
  [
    'corollary',
    'a failure with its kind',
    '{"event":"end","at":"2026-11-22T02:00:00Z","outcome":"failed","step":3,"error":{"code":"out-of-memory","message":"x: NaN"}}\n',
    [{ event: 'end', outcome: 'failed', step: 3, error: { code: 'out-of-memory', message: 'x: NaN' } }],
  ],
  [
    'trainer-state',
    'steps, evaluations and the number of steps',
    JSON.stringify({
      ...{ global_step: 20, max_steps: 30, epoch: 2 },
      log_history: [
        { epoch: 0.5, grad_norm: 1.25, learning_rate: 2e-5, loss: 1.5, step: 10 },
        { epoch: 1, eval_loss: 1.4, eval_runtime: 3, step: 15 },
        { epoch: 1, loss: 1.1, learning_rate: 1e-5, num_tokens: 700, step: 20 },
        { epoch: 2, train_loss: 1.2, train_runtime: 9, step: 20 },
      ],
    }),
    [
      { event: 'start', totalSteps: 30 },
      { event: 'step', step: 10, epoch: 0.5, loss: 1.5, gradNorm: 1.25, learningRate: 2e-5 },
      { event: 'evaluation', step: 15, loss: 1.4 },
      { event: 'step', step: 20, epoch: 1, loss: 1.1, learningRate: 1e-5, tokens: 700 },
    ],
  ],
  ['trainer-state', 'nothing while it is being written', '{"log_history": [{"step": 1, "lo', []],
  [
    'trainer-state',
    'a loss that is no number as none',
    '{"log_history": [{"step": 1, "loss": NaN}]}',
    [{ event: 'step', step: 1 }],
  ],
  [
    'llamafactory',
    'steps, evaluations and the number of steps once',
    `${[
      {
        current_steps: 10,
        total_steps: 40,
        loss: 0.9,
        lr: 1e-4,
        epoch: 0.25,
        percentage: 25,
        throughput: 812.5,
      },
      { current_steps: 20, total_steps: 40, loss: 0.8, lr: 9e-5, epoch: 0.5, total_tokens: 5000 },
      { current_steps: 20, total_steps: 40, eval_loss: 0.85, epoch: 0.5 },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n')}\n`,
    [
      { event: 'start', totalSteps: 40 },
      { event: 'step', step: 10, epoch: 0.25, loss: 0.9, learningRate: 1e-4, tokensPerSecond: 812.5 },
      { event: 'step', step: 20, epoch: 0.5, loss: 0.8, learningRate: 9e-5, tokens: 5000 },
      { event: 'evaluation', step: 20, loss: 0.85 },
    ],
  ],
  [
    'json-lines',
    'the usual names',
    '{"global_step":3,"train_loss":"1.5","lr":0.001,"grad_norm":2}\n{"step":4,"val_loss":1.2}\n{"note":"hello"}\n{"step":5}\n',
    [
      { event: 'step', step: 3, loss: 1.5, learningRate: 0.001, gradNorm: 2 },
      { event: 'evaluation', step: 4, loss: 1.2 },
    ],
  ],
  [
    'json-lines',
    'a line with both losses as both',
    '{"step":4,"loss":1,"eval_loss":1.2}\n',
    [
      { event: 'evaluation', step: 4, loss: 1.2 },
      { event: 'step', step: 4, loss: 1 },
    ],
  ],
];

describe('a log', () => {
  test.each(cases)('of %s is read: %s', (id, _what, text, events, rest = '') => {
    expect(found(id, text)).toEqual(events);
    expect(readerById(id).read(text).rest).toBe(rest);
  });

  test('in lines gives the same events however it is cut', () => {
    const text = stepLine.repeat(3);
    const reader = readerById('corollary');
    let rest = '';
    const events: RunEvent[] = [];
    for (const part of text.match(/[\s\S]{1,37}/g) ?? []) {
      const read = reader.read(rest + part);
      events.push(...read.events);
      rest = read.rest;
    }
    expect(events).toEqual(reader.read(text).events);
    expect(events).toHaveLength(3);
  });

  test('has one reader for each id', () => {
    expect(new Set(readers.map(({ id }) => id)).size).toBe(readers.length);
    expect(() => readerById('nobody')).toThrow('There is no reader "nobody".');
  });

  test('says when a line was written, where the line says it', () => {
    const [at] = readerById('json-lines').read('{"step":1,"loss":1,"time":1700000000}\n').events;
    expect(at?.at).toBe('2023-11-14T22:13:20.000Z');
  });
});
