import { LlmError } from './llm-error.ts';

/** A line beyond this is not the line of a batch. */
const longestLine = 32 * 1024 * 1024;

/** The lines of a stream of UTF-8, without their ends; empty ones are left out. Throws LlmError on an endless line. */
export async function* splitLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let restLength = 0;
  for await (const chunk of stream) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      const line = clean(rest.length > 0 ? rest.join('') + piece : piece);
      rest = [];
      restLength = 0;
      if (line !== '') yield line;
    }
    rest.push(last);
    restLength += last.length;
    if (restLength > longestLine) {
      throw new LlmError('bad-request', 'The file has a line of over 32 MiB.', { sent: true, status: 200 });
    }
  }
  const line = clean(rest.join('') + decoder.decode());
  if (line !== '') yield line;
}

const clean = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);
