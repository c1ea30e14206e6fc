/** A line of a pasted table: its number in the text, 1-based, and its cells. */
export interface TableLine {
  line: number;
  cells: string[];
}

/** The kinds of table that are read. */
export type TableKind = 'markdown' | 'tabs' | 'semicolons' | 'commas';

/**
 * Splits a pasted text into lines of cells: a Markdown table (lines with bars; the line of dashes is left out), cells between tabs,
 * semicolons or commas, in quotation marks where they hold the separator (RFC 4180). Empty lines are left out.
 */
export function splitTable(text: string): { kind: TableKind; lines: TableLine[] } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((content, i) => ({ line: i + 1, content }))
    .filter(({ content }) => content.trim() !== '');
  const kind = kindOf(lines[0]?.content ?? '');
  const split = kind === 'markdown' ? markdownCells : (content: string) => cellsOf(content, separators[kind]);
  return {
    kind,
    lines: lines
      .filter(({ content }) => kind !== 'markdown' || !/^\s*\|?[\s:|-]+$/.test(content))
      .map(({ line, content }) => ({ line, cells: split(content) })),
  };
}

const separators = { tabs: '\t', semicolons: ';', commas: ',' } as const;

function kindOf(header: string): TableKind {
  if (/^\s*\|/.test(header) || (header.includes('|') && !/[,;\t]/.test(header))) return 'markdown';
  if (header.includes('\t')) return 'tabs';
  return header.includes(';') ? 'semicolons' : 'commas';
}

const markdownCells = (content: string) =>
  content
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.replace(/[*`]/g, '').trim());

function cellsOf(content: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < content.length; i++) {
    const character = content[i]!;
    if (quoted && character === '"' && content[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (character === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  cells.push(cell.trim());
  return cells;
}
