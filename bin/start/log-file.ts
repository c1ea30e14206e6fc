import { createWriteStream, existsSync, openSync, renameSync, statSync, type WriteStream } from 'node:fs';

const largest = 20 * 1024 * 1024;

/** What a program prints, kept: the newest 20 MiB and as much of what was before, in a file beside it. */
export class LogFile {
  private readonly place: string;
  private readonly most: number;
  private stream: WriteStream;
  private bytes: number;

  constructor(place: string, most: number = largest) {
    this.place = place;
    this.most = most;
    this.bytes = existsSync(place) ? statSync(place).size : 0;
    this.stream = this.open();
  }

  write(text: Buffer): void {
    if (this.bytes > 0 && this.bytes + text.length > this.most) this.turn();
    this.bytes += text.length;
    this.stream.write(text);
  }

  end(): Promise<void> {
    return new Promise((resolve) => this.stream.end(resolve));
  }

  /** What the old stream has not written yet follows the file to its new name. */
  private turn(): void {
    this.stream.end();
    if (existsSync(this.place)) renameSync(this.place, `${this.place}.1`);
    this.bytes = 0;
    this.stream = this.open();
  }

  private open(): WriteStream {
    const stream = createWriteStream(this.place, { ...opened(this.place), flags: 'a', mode: 0o600 });
    // A full disk must not end the studio for its log.
    stream.on('error', () => {});
    return stream;
  }
}

/** Opened at once: a file that is opened later would be the next one, after a turn. */
function opened(place: string): { fd?: number } {
  try {
    return { fd: openSync(place, 'a', 0o600) };
  } catch {
    return {};
  }
}

/** What a program said of its end, for a person: the last line that tells of an error, be it a line of JSON or not. */
export function lastWords(printed: string): string {
  const lines = printed.trimEnd().split('\n').map(plain);
  return lines.findLast((line) => /\b\w*Error\b|EADDRINUSE/.test(line))?.trim() ?? '';
}

function plain(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { err, msg } = JSON.parse(line) as { err?: { type?: string; message?: string }; msg?: string };
    return err ? `${err.type ?? 'Error'}: ${err.message ?? msg}` : (msg ?? '');
  } catch {
    return line;
  }
}
