/** How the tokens of a passage stand in a text. */
export interface Alignment {
  /** Tokens to insert, delete or replace so that the stretch of the text becomes the passage. */
  distance: number;
  /** The stretch of the text, in tokens. */
  from: number;
  to: number;
  /** For each token of the passage the equal token of the text that it stands for, or -1. */
  partners: Int32Array;
}

/** Beyond this many cells the passage is only aligned as far as they go. */
const mostCells = 8_000_000;
let costs = new Uint16Array(1 << 16);

/**
 * The least edit distance of a whole passage to any stretch of a part of a text (Sellers, 1980), by dynamic programming
 * over (passage + 1) × (part + 1) cells: what stands before and after the stretch costs nothing.
 */
export function alignTokens(passage: Int32Array, text: Int32Array, from: number, to: number): Alignment {
  const width = to - from + 1;
  const rows = Math.min(passage.length, Math.floor(mostCells / width) - 1);
  fillCosts(passage, text, from, rows, width);
  const last = rows * width;
  let end = 0;
  for (let j = 1; j < width; j++) if (costs[last + j]! < costs[last + end]!) end = j;
  const partners = new Int32Array(passage.length).fill(-1);
  const begin = trace(passage, text, from, rows, width, end, partners);
  return {
    distance: costs[last + end]! + passage.length - rows,
    from: from + begin,
    to: from + end,
    partners,
  };
}

function fillCosts(passage: Int32Array, text: Int32Array, from: number, rows: number, width: number): void {
  const cells = (rows + 1) * width;
  if (costs.length < cells) costs = new Uint16Array(2 ** Math.ceil(Math.log2(cells)));
  costs.fill(0, 0, width);
  for (let i = 1; i <= rows; i++) {
    const token = passage[i - 1]!;
    const row = i * width;
    let left = i;
    let corner = costs[row - width]!;
    costs[row] = i;
    for (let j = 1; j < width; j++) {
      const above = costs[row - width + j]!;
      const step = corner + (text[from + j - 1] === token ? 0 : 1);
      left = Math.min(step, above + 1, left + 1);
      costs[row + j] = left;
      corner = above;
    }
  }
}

function trace(
  passage: Int32Array,
  text: Int32Array,
  from: number,
  rows: number,
  width: number,
  end: number,
  partners: Int32Array,
): number {
  let i = rows;
  let j = end;
  while (i > 0) {
    const cost = costs[i * width + j]!;
    const equal = j > 0 && passage[i - 1] === text[from + j - 1];
    if (equal && cost === costs[(i - 1) * width + j - 1]!) {
      partners[i - 1] = from + j - 1;
      i--;
      j--;
    } else if (cost === costs[(i - 1) * width + j]! + 1) i--;
    else if (j > 0 && cost === costs[i * width + j - 1]! + 1) j--;
    else {
      i--;
      j--;
    }
  }
  return j;
}
