/** A text that stands for itself in Markdown, on one line. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|#$~]/g, (sign) => (sign === '<' ? '&lt;' : `\\${sign}`));

export const count = (value: number): string => value.toLocaleString('en');

/** "12.3 %". */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Kilobytes and more in steps of 1,000. */
export function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  return step === 0 ? `${bytes} bytes` : `${(bytes / 1000 ** step).toFixed(1)} ${units[step]}`;
}

export type Column = { title: string; right?: boolean };

/** A table; the cells are Markdown. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const rule = columns.map(({ right }) => (right ? '---:' : '---'));
  return [line(columns.map(({ title }) => title)), line(rule), ...rows.map(line)].join('');
}

/** A section with its heading; nothing where it has no content. */
export const section = (title: string, ...parts: string[]): string => {
  const content = parts.filter((part) => part !== '').join('\n');
  return content === '' ? '' : `\n## ${title}\n\n${content}`;
};
