export type DiffPiece = { kind: 'same' | 'removed' | 'added'; text: string };

/** Beyond this many table cells the middle is shown as removed and added, whole. */
const largestTable = 4_000_000;

/**
 * The difference of two texts by tokens: a word, a number, a TeX command, a run of white space, or one other
 * character. Longest common subsequence by dynamic programming (Wagner and Fischer, 1974) after the common ends are
 * set aside. Joining "same" and "removed" gives `before`; joining "same" and "added" gives `after`.
 */
export function diffWords(before: string, after: string): DiffPiece[] {
  const left = tokens(before);
  const right = tokens(after);
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const middle = diffMiddle(left.slice(start, left.length - end), right.slice(start, right.length - end));
  const same = (some: string[]): DiffPiece[] => [{ kind: 'same', text: some.join('') }];
  return merged([...same(left.slice(0, start)), ...middle, ...same(left.slice(left.length - end))]);
}

function tokens(text: string): string[] {
  return text.match(/\\[A-Za-z]+|[\p{L}]+|\d[\d.,]*\d|\d|\s+|[^\p{L}\d\s]/gu) ?? [];
}

function diffMiddle(left: string[], right: string[]): DiffPiece[] {
  if (left.length * right.length > largestTable) {
    return [
      { kind: 'removed', text: left.join('') },
      { kind: 'added', text: right.join('') },
    ];
  }
  const common = commonLengths(left, right);
  const width = right.length + 1;
  const pieces: DiffPiece[] = [];
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    const down = common[(row + 1) * width + column] ?? -1;
    const across = common[row * width + column + 1] ?? -1;
    if (row < left.length && column < right.length && left[row] === right[column]) {
      pieces.push({ kind: 'same', text: left[row++] ?? '' });
      column += 1;
    } else if (row < left.length && (column === right.length || down >= across)) {
      pieces.push({ kind: 'removed', text: left[row++] ?? '' });
    } else pieces.push({ kind: 'added', text: right[column++] ?? '' });
  }
  return pieces;
}

/** common[row, column]: length of the longest common subsequence of the two tails from there. */
function commonLengths(left: string[], right: string[]): Uint32Array {
  const width = right.length + 1;
  const table = new Uint32Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      const at = row * width + column;
      table[at] =
        left[row] === right[column]
          ? (table[at + width + 1] ?? 0) + 1
          : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0);
    }
  }
  return table;
}

/** Neighbours of one kind as one piece; within a change, what was removed stands before what was added. */
function merged(pieces: readonly DiffPiece[]): DiffPiece[] {
  const result: DiffPiece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (text !== '') {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') last.text += text;
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}
