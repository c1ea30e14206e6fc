/** Files whose rows are lines; of all others (Parquet, a JSON array) a row has an ordinal. */
const ofLines = /\.(jsonl|ndjson|csv|tsv|txt)(\.(gz|zst))?$/i;

/**
 * Where in an imported file a row stands, for people: "train.jsonl, line 12", "train.parquet, row 12".
 * @param rowNumber 1-based, as the import counted it
 */
export const filePlace = (fileName: string, rowNumber: number): string =>
  `${fileName}, ${ofLines.test(fileName) ? 'line' : 'row'} ${rowNumber.toLocaleString('en')}`;
