/** What a verb gives whose answer is a file: its lines are read while they are sent. */
export type Download = {
  /** Its end says what it holds: .jsonl or .csv. */
  fileName: string;
  lines: AsyncIterable<string>;
  /** Lines that are rows, and the bytes as a whole, where they are known before they are read. */
  rowCount?: number;
  file?: { sha256: string; bytes: number } | null;
};
