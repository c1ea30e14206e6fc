/** What one part of a run prints: at once while the part is on the stage, else when its turn comes. */
export type Screen = { write: (text: string) => void; end: () => void };

type Part = { kept: string; ended: boolean };

/** Shows parts that run at the same time as if they came one after the other, in the order in which they began. */
export class Stage {
  readonly #parts: Part[] = [];
  readonly #print: (text: string) => void;

  constructor(print: (text: string) => void = (text) => process.stdout.write(text)) {
    this.#print = print;
  }

  open(): Screen {
    const part: Part = { kept: '', ended: false };
    this.#parts.push(part);
    const write = (text: string) => {
      part.kept += text;
      this.#show();
    };
    const end = () => {
      part.ended = true;
      this.#show();
    };
    return { write, end };
  }

  /** Prints what the part on the stage has; one that has ended makes room for the next. */
  #show(): void {
    for (let part = this.#parts[0]; part; part = this.#parts[0]) {
      if (part.kept) this.#print(part.kept);
      part.kept = '';
      if (!part.ended) return;
      this.#parts.shift();
    }
  }
}
