/** Finds closing marks in one text; a mark that was not found once is not looked for again further on. */
export class Closers {
  private readonly text: string;
  private readonly absentFrom = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
  }

  /** The index of the mark at or after `from`, or -1. */
  find(mark: string, from: number): number {
    const absent = this.absentFrom.get(mark);
    if (absent !== undefined && from >= absent) return -1;
    const at = this.text.indexOf(mark, from);
    if (at < 0) this.absentFrom.set(mark, from);
    return at;
  }
}
