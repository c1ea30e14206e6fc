import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Launch, LaunchFile } from '#lib/compute/target.ts';

/**
 * A program with a trainer's manners and no training: writes its environment and a log, saves a checkpoint and ends with 75
 * on SIGTERM and SIGUSR1, goes on from a checkpoint that it finds, and ends with the number in the file "finish" as soon as
 * there is one.
 */
const script = `#!/bin/sh
say() { echo "{\\"event\\":\\"$1\\",\\"step\\":$2,\\"pid\\":$$}" >> log.jsonl; }
save() { mkdir -p out/checkpoint-7; echo weights > out/checkpoint-7/model; say checkpoint 7; say end 7; exit 75; }
trap save TERM USR1
env > seen-environment
if [ -e out/checkpoint-7 ]; then say resumed 7; else say start 0; fi
echo "to the output"; echo "and to the errors" >&2
while [ ! -e finish ]; do sleep 0.1; done
say end 9
exit "$(cat finish)"
`;

/** A file of a launch from a text. */
export function textFile(name: string, text: string, hashed = true): LaunchFile {
  const bytes = Buffer.from(text);
  const sha256 = hashed ? createHash('sha256').update(bytes).digest('hex') : null;
  return { name, bytes: bytes.length, sha256, open: async () => Readable.from([bytes]) };
}

/** A launch of the stand-in. */
export function standIn(tag: string, changes: Partial<Launch> = {}): Launch {
  return {
    ...{ tag, attempt: 1, argv: ['sh', 'trainer.sh'], env: {} },
    files: [textFile('trainer.sh', script), textFile('config.json', '{"protocol":1}', false)],
    resources: { cpus: 1, gpus: 0, memoryGb: null, minutes: null },
    ...changes,
  };
}
