import type { RunEvent } from '../events.ts';
import { countOf, type LogReader, numberOf, objectIn, startEvent, stepEvent, unknownTime } from './reader.ts';

/**
 * The `trainer_state.json` that every Trainer of Hugging Face Transformers writes: `log_history` holds a row for each log
 * (`loss`, `grad_norm`, `learning_rate`) and each evaluation (`eval_loss`), by `step`.
 */
export const trainerState: LogReader = {
  id: 'trainer-state',
  title: 'Transformers (trainer_state.json)',
  file: 'out/trainer_state.json',
  mode: 'whole',
  read: (text) => {
    const state = objectIn(text);
    if (state === null) return { events: [], rest: '' };
    const total = countOf(state, 'max_steps');
    const history = Array.isArray(state.log_history) ? state.log_history : [];
    return {
      events: [...(total ? [startEvent(total)] : []), ...history.flatMap(eventsOfRow)],
      rest: '',
    };
  },
};

/** The events of one row of a `log_history`; a row without a step, or with nothing that is charted, has none. */
export function eventsOfRow(row: unknown): RunEvent[] {
  if (typeof row !== 'object' || row === null) return [];
  const line = row as Record<string, unknown>;
  const step = countOf(line, 'step');
  if (step === null) return [];
  const evaluation = numberOf(line, 'eval_loss');
  if (evaluation !== null) return [{ event: 'evaluation', at: unknownTime, step, loss: evaluation }];
  if (!('loss' in line)) return [];
  return [
    stepEvent({
      step,
      epoch: numberOf(line, 'epoch'),
      loss: numberOf(line, 'loss'),
      learningRate: numberOf(line, 'learning_rate'),
      gradNorm: numberOf(line, 'grad_norm'),
      tokens: countOf(line, 'num_tokens', 'num_input_tokens_seen'),
    }),
  ];
}
