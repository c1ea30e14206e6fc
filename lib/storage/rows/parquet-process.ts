import { once } from 'node:events';
import { readGroups } from './parquet.ts';
import { LONGEST_ROW, TOO_LONG } from './row.ts';

// A process that reads one Parquet file and writes a line of JSON for each row; see parquet-apart.ts, which starts it.
const [path = '', from = '0'] = process.argv.slice(2);
const worthSending = 64 * 1024;

let gathered = '';
for await (const row of readGroups(path, Number(from))) {
  const line = JSON.stringify(row);
  const isLong = 'line' in row && Buffer.byteLength(line) > LONGEST_ROW;
  gathered += `${isLong ? JSON.stringify({ line: row.line, error: TOO_LONG }) : line}\n`;
  // Which group is begun is told at once: it may be the one that this process does not outlive.
  if (gathered.length >= worthSending || 'group' in row) {
    const isTaken = process.stdout.write(gathered);
    gathered = '';
    if (!isTaken) await once(process.stdout, 'drain');
  }
}
process.stdout.write(gathered);
