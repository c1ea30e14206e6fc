import { RunEvent } from '../events.ts';
import { eventsOfLines, type LogReader } from './reader.ts';

/** The log of `trainer/sft.py`. Lines that hold no event are passed over. */
export const corollary: LogReader = {
  id: 'corollary',
  title: 'Corollary (log.jsonl)',
  file: 'log.jsonl',
  mode: 'lines',
  read: (text) =>
    eventsOfLines(text, (line) => {
      const event = RunEvent.safeParse(line);
      return event.success ? [event.data] : [];
    }),
};
