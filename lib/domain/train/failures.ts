/** A kind of failure that the studio can tell what to do about. */
export type Failure = 'out-of-memory' | 'missing-model' | 'bad-data' | 'other';

/** What to change, by the kind of failure. */
export const advice: Record<Failure, string> = {
  'out-of-memory':
    'The memory did not suffice. Halve the micro-batch (the global batch stays), turn gradient checkpointing on, shorten the length, or use LoRA or more GPUs.',
  'missing-model':
    'The base model was not found at the compute target. Give a folder that exists there, or a name of the Hub on a target that may reach it.',
  'bad-data':
    'The trainer could not read its data. Verify the version, and look at its rows with “Before it starts” on the form.',
  other: 'The last lines of its output say what happened.',
};

/** What other trainers print, by kind. */
const signs: readonly { kind: Failure; sign: RegExp }[] = [
  {
    kind: 'out-of-memory',
    sign: /CUDA out of memory|OutOfMemoryError|HIP out of memory|DefaultCPUAllocator: can't allocate memory|std::bad_alloc|oom-kill|\bMemoryError\b/i,
  },
  {
    kind: 'missing-model',
    sign: /is not a local folder and is not a valid model identifier|Can't load (the )?(model|tokenizer|config)|does not appear to have a file named|RepositoryNotFoundError|Unrecognized model in|couldn't connect to .* to load/i,
  },
  {
    kind: 'bad-data',
    sign: /DatasetGenerationError|ArrowInvalid|JSONDecodeError|KeyError: '(prompt|completion|messages|conversations|instruction|output|text)'|No (training )?(examples|samples)|dataset is empty/i,
  },
];

/** The kind of a failure by the last lines of a trainer's output. */
export const failureIn = (output: string): Failure =>
  signs.find(({ sign }) => sign.test(output))?.kind ?? 'other';
