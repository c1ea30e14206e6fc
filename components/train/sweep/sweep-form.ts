import { type FormOptions, firstShared, type SharedValues, sharedRequest } from '../form/run-form.ts';

export type SweepValues = SharedValues & {
  name: string;
  versions: string[];
  /** One a line. */
  bases: string;
  /** Numbers with commas between. */
  seeds: string;
};

export function firstSweep(options: FormOptions): SweepValues {
  return { ...firstShared(options), name: '', versions: [], bases: options.bases[0] ?? '', seeds: '1' };
}

const partsOf = (text: string, separator: string) =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export function sweepRequest(values: SweepValues) {
  return {
    ...sharedRequest(values),
    ...{ name: values.name, versions: values.versions, bases: partsOf(values.bases, '\n') },
    seeds: partsOf(values.seeds, ',').map(Number),
  };
}
