import path from 'node:path';
import type { Command } from 'commander';
import { env } from '#lib/env.ts';
import { progressBar } from '../progress.ts';
import { runWithoutStudio } from '../run.ts';
import { checkTrainer } from '../trainer/check-trainer.ts';
import { installTrainer } from '../trainer/install-trainer.ts';

type Options = { python?: string; index?: string; json?: boolean };

/** The Python that runs of this machine train with, in the data folder of the studio. */
export function addTrainer(trainer: Command) {
  trainer
    .command('install')
    .description('Makes a Python environment for the trainer, with the packages of trainer/requirements.txt.')
    .option('--python <path>', 'the Python to make it with (3.11 or newer)')
    .option('--index <address>', 'a package index besides those that pip knows, such as one of CPU builds')
    .option('--json', 'print one JSON document')
    .action((options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      return runWithoutStudio(json, () => install(options, json));
    });
  trainer
    .command('check')
    .description(
      'Loads the packages of the trainer and says their versions and the device it would train on.',
    )
    .option('--json', 'print one JSON document')
    .action((_options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      return runWithoutStudio(json, () => checkTrainer(env().STUDIO_ROOT, trainerFolder()));
    });
}

const trainerFolder = () => path.join(env().STUDIO_DATA, 'trainer');

async function install({ python, index }: Options, json: boolean) {
  const bar = progressBar(json);
  try {
    return await installTrainer({
      ...{ root: env().STUDIO_ROOT, folder: trainerFolder(), python, index },
      say: (label) => bar.show({ done: 0, total: null, label }),
    });
  } finally {
    bar.end();
  }
}
