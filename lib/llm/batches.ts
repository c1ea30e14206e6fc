import { toStreamingFile } from 'openai';
import type { Exchange, Watch } from '#lib/egress/exchange.ts';
import type { WatchedInit } from '#lib/egress/guarded-fetch.ts';
import { type Batches, type BatchJob, readBatchJob } from './batch-job.ts';
import type { Connection } from './client.ts';
import { EndpointClient } from './endpoint-client.ts';
import { LlmError } from './llm-error.ts';
import { splitLines } from './split-lines.ts';
import { hideKey, toLlmError } from './to-llm-error.ts';

/** The Batch API through the `openai` package, over the guarded exchange. */
export function createBatches(exchangeOf: (connection: Connection) => Exchange): Batches {
  const clientOf = (connection: Connection) => new EndpointClient(connection, exchangeOf(connection));
  /** A call whose result is a batch. */
  const job = async (connection: Connection, call: (client: EndpointClient) => PromiseLike<unknown>) =>
    asJob(await translated(connection, () => call(clientOf(connection))), connection);
  return {
    upload: (connection, name, lines) =>
      translated(connection, async () => {
        const file = toStreamingFile(bytesOf(lines), name, { type: 'application/jsonl' });
        const sent = await clientOf(connection).files.create(
          { file, purpose: 'batch' },
          watched(connection, { idle: true }),
        );
        return { fileId: fileIdOf(sent, connection), bytes: sent.bytes };
      }),
    create: (connection, { inputFileId, endpoint, completionWindow, metadata }) => {
      const body = { input_file_id: inputFileId, endpoint, completion_window: completionWindow, metadata };
      return job(connection, (client) => client.batches.create(body, watched(connection)));
    },
    retrieve: (connection, id) =>
      job(connection, (client) => client.batches.retrieve(id, watched(connection))),
    list: (connection, page = {}) =>
      translated(connection, async () => {
        const found = await clientOf(connection).batches.list(page, watched(connection));
        const items = found.data.map((one) => asJob(one, connection));
        return { items, next: found.hasNextPage() ? (items.at(-1)?.id ?? null) : null };
      }),
    cancel: (connection, id) => job(connection, (client) => client.batches.cancel(id, watched(connection))),
    download: (connection, fileId) => download(connection, clientOf(connection), fileId),
    deleteFile: (connection, fileId) =>
      translated(connection, async () => {
        await clientOf(connection).files.delete(fileId, watched(connection));
      }),
  };
}

const watched = ({ timeoutMs, signal }: Connection, more: Partial<Watch> = {}) => ({
  fetchOptions: { watch: { timeoutMs, signal, ...more } } as WatchedInit as never,
  // The exchange keeps the time limit; the package's own would count an upload as a whole.
  timeout: 2 ** 31 - 1,
});

async function translated<T>(connection: Connection, call: () => Promise<T> | PromiseLike<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toLlmError(error, connection);
  }
}

async function* download(
  connection: Connection,
  client: EndpointClient,
  fileId: string,
): AsyncGenerator<string> {
  try {
    const watch = watched(connection, { idle: true, stream: true });
    const response = await client.files.content(fileId, watch);
    if (response.body) yield* splitLines(response.body);
  } catch (error) {
    throw toLlmError(error, connection);
  }
}

/** Lines as bytes, gathered into pieces of a size that is worth sending. */
async function* bytesOf(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  const worthSending = 64 * 1024;
  let gathered = '';
  for await (const line of lines) {
    gathered += `${line}\n`;
    if (gathered.length < worthSending) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  if (gathered !== '') yield Buffer.from(gathered);
}

function asJob(value: unknown, connection: Connection): BatchJob {
  const job = readBatchJob(value);
  if (job) return { ...job, errors: job.errors.map((text) => hideKey(text, connection)) };
  throw notOfTheApi(value, connection);
}

function fileIdOf(value: unknown, connection: Connection): string {
  const { id } = (typeof value === 'object' && value !== null ? value : {}) as { id?: unknown };
  if (typeof id === 'string') return id;
  throw notOfTheApi(value, connection);
}

function notOfTheApi(value: unknown, connection: Connection): LlmError {
  const quoted = hideKey(
    typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'),
    connection,
  );
  return new LlmError('bad-request', `The address does not speak the Batch API: ${quoted}`, {
    sent: true,
    status: 200,
  });
}
