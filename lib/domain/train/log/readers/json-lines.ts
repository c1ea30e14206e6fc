import type { RunEvent } from '../events.ts';
import { countOf, eventsOfLines, type LogReader, numberOf, stepEvent, timeOf } from './reader.ts';

/** Any trainer that writes a JSON object a line with the number of its step, under the names that are usual for it. */
export const jsonLines: LogReader = {
  id: 'json-lines',
  title: 'JSON lines (train.jsonl)',
  file: 'train.jsonl',
  mode: 'lines',
  read: (text) => eventsOfLines(text, eventsOf),
};

function eventsOf(line: Record<string, unknown>): RunEvent[] {
  const step = countOf(line, 'step', 'global_step', 'iteration', 'iter');
  if (step === null) return [];
  const at = timeOf(line, 'at', 'time', 'timestamp', 'created_at');
  const evaluation = numberOf(line, 'eval_loss', 'validation_loss', 'val_loss', 'valid_loss');
  const events: RunEvent[] = evaluation === null ? [] : [{ event: 'evaluation', at, step, loss: evaluation }];
  const said = {
    loss: numberOf(line, 'loss', 'train_loss'),
    learningRate: numberOf(line, 'learning_rate', 'lr'),
    gradNorm: numberOf(line, 'grad_norm', 'gradient_norm'),
    tokensPerSecond: numberOf(line, 'tokens_per_second', 'tokens_per_sec', 'throughput'),
    tokens: countOf(line, 'tokens', 'num_tokens', 'total_tokens'),
    memoryBytes: countOf(line, 'memory_bytes'),
  };
  if (Object.values(said).every((value) => value === null)) return events;
  return [...events, stepEvent({ step, at, epoch: numberOf(line, 'epoch'), ...said })];
}
