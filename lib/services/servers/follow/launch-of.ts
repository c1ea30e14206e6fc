import { Readable } from 'node:stream';
import type { Launch, LaunchFile } from '#lib/compute/target.ts';
import { fillServeCommand, ownServeCommand } from '#lib/domain/servers/serve-command.ts';
import { offline } from '../../train/follow/launch-of.ts';
import { servedName } from '../store-server.ts';
import type { Desk } from './desk.ts';

const keyFile = 'server.key';

/** What the target is to start. Only this machine may ask a local server; one on a cluster's node is open to its network. */
export async function launchOf({ ctx, server, settings, serve, key }: Desk, port: number): Promise<Launch> {
  const places = {
    ...{ model: server.model, name: servedName(server), port, keyfile: keyFile },
    host: settings.kind === 'local' ? '127.0.0.1' : '0.0.0.0',
  };
  const own = serve.kind === 'built-in';
  const argv = own ? ownServeCommand(pythonOf(settings, serve.python)) : serve.argv;
  const files = own ? await ctx.compute.trainerFiles() : [secretFile(keyFile, key)];
  const slots = settings.kind === 'local' ? settings.slots : 1;
  return {
    ...{ tag: server.tag, attempt: server.attempt, files, argv: fillServeCommand(argv, places) },
    // The names under which our own server, vLLM and llama.cpp read the key that they ask for.
    env: {
      ...offline,
      ...settings.environment,
      MODEL_SERVER_KEY: key,
      VLLM_API_KEY: key,
      LLAMA_API_KEY: key,
    },
    resources: {
      cpus: settings.kind === 'slurm' ? settings.cpusPerGpu * Math.max(1, server.gpus) : 1,
      ...{ gpus: server.gpus, memoryGb: server.memoryGb, minutes: server.minutes },
    },
    ...(settings.kind === 'local' && { slot: (server.slot ?? 0) % slots }),
  };
}

function pythonOf({ trainer }: Desk['settings'], own: string | null): string {
  return own ?? (trainer.kind === 'built-in' ? trainer.python : 'python3');
}

/** Without a hash: files with one lie in a place for all. */
function secretFile(name: string, text: string): LaunchFile {
  const bytes = Buffer.from(text);
  return { name, bytes: bytes.length, sha256: null, open: async () => Readable.from([bytes]) };
}
