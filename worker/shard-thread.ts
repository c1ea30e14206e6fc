import { encodeBlock } from '#lib/storage/shards/shard-encoder.ts';
import { answerOnThread } from './answer-on-thread.ts';

/** A thread that makes shards; see shard-threads.ts. */
answerOnThread(encodeBlock, ({ file }) => [file.buffer as ArrayBuffer]);
