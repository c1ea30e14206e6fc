import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkTrainer, pinsOf } from '#bin/cli/trainer/check-trainer.ts';
import { installTrainer } from '#bin/cli/trainer/install-trainer.ts';
import { pipFailure } from '#bin/cli/trainer/pip-failure.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const root = path.resolve('.');
const emptyFolder = () => temporaryFolder('python');

const unreachable = `WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError('<pip>: Failed to establish a new connection: [Errno 111] Connection refused')': /simple/torch/
ERROR: Could not find a version that satisfies the requirement torch==2.13.0 (from versions: none)
ERROR: No matching distribution found for torch==2.13.0`;

describe('installing the packages of the trainer', () => {
  test.each([
    [unreachable, /^The package index cannot be reached/],
    [
      'ERROR: Could not find a version that satisfies the requirement trl==1.13.0\nERROR: No matching distribution found for trl==1.13.0',
      /^pip finds no trl==1\.13\.0 for this Python/,
    ],
    [
      'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device',
      /^The disk is full/,
    ],
    [
      "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/opt/x'",
      /^\/opt\/x is not writable/,
    ],
    ['/usr/bin/python3: No module named venv', /^This Python cannot make environments/],
    ['ERROR: something new\nmore of it', /^pip failed: ERROR: something new$/],
    ['', /^pip failed: It said nothing\.$/],
  ])('says what kept pip from it: %j', (output, message) => {
    expect(pipFailure(output)).toMatch(message);
  });

  test('needs a Python', async () => {
    const asked = installTrainer({ root, folder: emptyFolder(), python: process.execPath });
    await expect(asked).rejects.toThrow('No Python 3.11 or newer was found.');
  });

  test('is what a check asks for where it was not done', async () => {
    await expect(checkTrainer(root, emptyFolder())).rejects.toThrow('Run: npx studio trainer install');
  });

  test('names one version of each package', () => {
    const pins = pinsOf(root);
    expect([...pins.keys()]).toEqual(expect.arrayContaining(['torch', 'transformers', 'trl', 'accelerate']));
    expect([...pins.values()].every((version) => /^\d+(\.\d+)+$/.test(version))).toBe(true);
  });
});
