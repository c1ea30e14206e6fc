export const containers = ['jsonl', 'json', 'csv', 'parquet'] as const;

/** How rows are packed into a file. */
export type Container = (typeof containers)[number];

const BY_EXTENSION: Record<string, Container> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
  parquet: 'parquet',
};

const UNREADABLE: [string, Buffer][] = [
  ['compressed with gzip', Buffer.from([0x1f, 0x8b])],
  ['a ZIP archive', Buffer.from('PK\u0003\u0004')],
  ['compressed with Zstandard', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
  ['in UTF-16', Buffer.from([0xff, 0xfe])],
  ['in UTF-16', Buffer.from([0xfe, 0xff])],
];

/** Judges a file by its first bytes, then by its name's extension; an error where nothing can be read from it. */
export function detectContainer(head: Buffer, name: string): Container | { error: string } {
  if (startsWith(head, Buffer.from('PAR1'))) return 'parquet';
  const unreadable = UNREADABLE.find(([, magic]) => startsWith(head, magic));
  if (unreadable) return { error: `The file is ${unreadable[0]}: unpack or convert it to UTF-8 text first.` };
  const extension = BY_EXTENSION[name.toLowerCase().split('.').at(-1) ?? ''];
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (extension === 'csv') return 'csv';
  if (text.startsWith('[')) return extension === 'jsonl' && isJson(firstLine(text)) ? 'jsonl' : 'json';
  if (text.startsWith('{')) return extension !== 'jsonl' && /^\{\s*(?:\n|$)/.test(text) ? 'json' : 'jsonl';
  if (extension === undefined || extension === 'parquet') return /^[^\n]*[,;\t]/.test(text) ? 'csv' : 'jsonl';
  return extension;
}

function startsWith(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
