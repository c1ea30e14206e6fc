import type { RunEvent } from '../events.ts';
import {
  countOf,
  eventsOfLines,
  type LogReader,
  numberOf,
  startEvent,
  stepEvent,
  unknownTime,
} from './reader.ts';

/**
 * LLaMA-Factory's `trainer_log.jsonl` (src/llamafactory/train/callbacks.py): `current_steps`, `total_steps`, `loss`,
 * `eval_loss`, `lr`, `epoch`, `throughput` in tokens a second and `total_tokens`.
 */
export const llamafactory: LogReader = {
  id: 'llamafactory',
  title: 'LLaMA-Factory (trainer_log.jsonl)',
  file: 'out/trainer_log.jsonl',
  mode: 'lines',
  read: (text) => {
    let total: number | null = null;
    return eventsOfLines(text, (line) => {
      const known = countOf(line, 'total_steps');
      const isNew = known !== null && known > 0 && known !== total;
      if (isNew) total = known;
      return [...(isNew ? [startEvent(known)] : []), ...eventsOf(line)];
    });
  },
};

function eventsOf(line: Record<string, unknown>): RunEvent[] {
  const step = countOf(line, 'current_steps');
  if (step === null) return [];
  const evaluation = numberOf(line, 'eval_loss');
  const measured: RunEvent[] =
    evaluation === null ? [] : [{ event: 'evaluation', at: unknownTime, step, loss: evaluation }];
  if (!('loss' in line)) return measured;
  return [
    ...measured,
    stepEvent({
      step,
      epoch: numberOf(line, 'epoch'),
      loss: numberOf(line, 'loss'),
      learningRate: numberOf(line, 'lr', 'learning_rate'),
      gradNorm: numberOf(line, 'grad_norm'),
      tokens: countOf(line, 'total_tokens'),
      tokensPerSecond: numberOf(line, 'throughput'),
    }),
  ];
}
