const factors: Record<string, number> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };

/** A positive whole number as people write it: 7473, 7,473, 60K, 2.1M; null where it is none. */
export function readSize(cell: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([kmb]?)$/i.exec(withoutThousands(cell));
  if (!match) return null;
  const value = Math.round(Number(match[1]) * factors[match[2]!.toLowerCase()]! * 1e6) / 1e6;
  return Number.isInteger(value) && value >= 1 && value <= 1e12 ? value : null;
}

const withoutThousands = (cell: string) =>
  cell.trim().replace(/(\d)[,\u00A0\u202F'_ ](?=\d{3}(?!\d))/g, '$1');

/** A whole number from 0; null where it is none. */
export function readCount(cell: string): number | null {
  const plain = withoutThousands(cell);
  return /^\d{1,15}$/.test(plain) ? Number(plain) : null;
}

/** Whether accuracies of a column are percentages: by a sign, or by a value over 1. */
export function isPercentColumn(heading: string, cells: readonly string[]): boolean {
  if (/%|percent/i.test(heading) || cells.some((cell) => cell.includes('%'))) return true;
  return cells.some((cell) => !cell.includes('/') && Number(cell) > 1);
}

export interface Measured {
  accuracy: number;
  correct: number | null;
  items: number | null;
}

/** What was measured, from the cells of a line; or why it cannot be read. */
export function readMeasured(
  accuracy: string,
  correct: string,
  items: string,
  percent: boolean,
): Measured | string {
  const fraction = /^([\d,\s]+)\s*\/\s*([\d,\s]+)$/.exec(accuracy);
  if (fraction) return fromCounts(fraction[1]!.trim(), fraction[2]!.trim());
  if (correct !== '' && items !== '') return fromCounts(correct, items);
  const share = readShare(accuracy, percent);
  if (share === null) {
    return `“${accuracy}” is no accuracy. Write a percentage from 0 to 100, a share from 0 to 1, or 758/5000.`;
  }
  if (items === '') return { accuracy: share.value, correct: null, items: null };
  const total = readCount(items);
  if (total === null || total === 0) return `“${items}” is no number of problems: a whole number from 1.`;
  return rounded(share, total);
}

function fromCounts(correct: string, items: string): Measured | string {
  const [right, total] = [readCount(correct), readCount(items)];
  if (right === null) return `“${correct}” is no number of right answers.`;
  if (total === null || total === 0) return `“${items}” is no number of problems: a whole number from 1.`;
  if (right > total) return `${right} of ${total} problems cannot be right.`;
  return { accuracy: right / total, correct: right, items: total };
}

/** A share and how finely it was written: half a unit of its last digit. */
function readShare(cell: string, percent: boolean): { value: number; half: number } | null {
  const match = /^(\d*(?:\.(\d*))?)\s*%?$/.exec(cell.trim());
  if (!match?.[1] || match[1] === '.') return null;
  const scale = percent ? 100 : 1;
  const value = Number((Number(match[1]) / scale).toPrecision(15));
  const half = (0.5 * 10 ** -(match[2]?.length ?? 0)) / scale;
  return value <= 1 ? { value, half } : null;
}

/** The whole number of right answers that gives a rounded share, where one does. */
function rounded({ value, half }: { value: number; half: number }, items: number): Measured | string {
  const correct = Math.round(value * items);
  const isGiven = Math.abs(correct / items - value) <= half + 1e-12;
  if (isGiven) return { accuracy: correct / items, correct, items };
  return `No number of right answers out of ${items} gives ${value}. Is the number of problems right?`;
}
