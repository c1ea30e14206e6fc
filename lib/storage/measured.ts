import { createHash } from 'node:crypto';

/** Passes bytes on and knows afterwards how many there were and their SHA-256. */
export class Measured {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  async *pass(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      this.hash.update(chunk);
      this.bytes += chunk.length;
      yield chunk;
    }
  }

  result(): { bytes: number; sha256: string } {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
