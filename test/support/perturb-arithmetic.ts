// Fractions and a shunting-yard evaluator (Dijkstra, 1961) for the independent check of re-drawn problems.
export type Amount = { top: bigint; bottom: bigint };

function reduced(top: bigint, bottom: bigint): Amount {
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b) [a, b] = [b, a % b];
  return a === 0n ? { top: 0n, bottom: 1n } : { top: top / a, bottom: bottom / a };
}

/** Reads "1,250.50" or ".5". */
export function amount(text: string): Amount {
  const [whole, fraction = ''] = text.replaceAll(',', '').split('.');
  return reduced(BigInt(`${whole}${fraction}` || '0'), 10n ** BigInt(fraction.length));
}

export const same = (a: Amount, b: Amount) => a.top * b.bottom === b.top * a.bottom;
export const times = (a: Amount, factor: bigint, divisor = 1n) => reduced(a.top * factor, a.bottom * divisor);

const RANK: Record<string, number> = { '+': 1, '-': 1, '*': 2, '/': 2, '~': 3, '^': 4 };

function operate(symbol: string, stack: Amount[]): boolean {
  const b = stack.pop();
  if (!b) return false;
  if (symbol === '~') {
    stack.push({ top: -b.top, bottom: b.bottom });
    return true;
  }
  const a = stack.pop();
  if (!a) return false;
  if (symbol === '+') stack.push(reduced(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom));
  if (symbol === '-') stack.push(reduced(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom));
  if (symbol === '*') stack.push(reduced(a.top * b.top, a.bottom * b.bottom));
  if (symbol === '^') {
    if (b.bottom !== 1n || b.top < 0n || b.top > 30n) return false;
    stack.push(reduced(a.top ** b.top, a.bottom ** b.top));
  }
  if (symbol === '/') {
    if (b.top === 0n) return false;
    const sign = b.top < 0n ? -1n : 1n;
    stack.push(reduced(a.top * b.bottom * sign, a.bottom * b.top * sign));
  }
  return true;
}

const SYMBOLS: Record<string, string> = {
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '[': '(',
  '{': '(',
  ']': ')',
  '}': ')',
};

function symbols(text: string): string[] | null {
  const found = text.match(/\d[\d,]*(?:\.\d+)?|\.\d+|\S/g) ?? [];
  const kept = found.filter((piece) => piece !== '$').map((piece) => SYMBOLS[piece] ?? piece);
  return kept.every((piece) => /^[\d.]|^[-+*/^()%]$/.test(piece)) ? kept : null;
}

/**
 * The exact value of an arithmetic text (+ - * / ^, brackets, % as hundredths); null when it is not arithmetic.
 * The value of each operation is added to `parts` in the order of evaluation.
 */
export function evaluateText(text: string, parts: Amount[] = []): Amount | null {
  const input = symbols(text);
  if (!input || input.length === 0) return null;
  const values: Amount[] = [];
  const pending: string[] = [];
  let operand = false;
  const unwind = (until: (top: string) => boolean): boolean => {
    while (pending.length > 0 && !until(pending.at(-1)!)) {
      if (!operate(pending.pop()!, values)) return false;
      parts.push(values.at(-1)!);
    }
    return true;
  };
  const push = (symbol: string): boolean => {
    const rank = RANK[symbol]!;
    const right = symbol === '^' || symbol === '~';
    if (!unwind((top) => top === '(' || (right ? RANK[top]! <= rank : RANK[top]! < rank))) return false;
    pending.push(symbol);
    return true;
  };
  for (const symbol of input) {
    if (/^[\d.]*\d/.test(symbol)) {
      if (operand) return null;
      values.push(amount(symbol));
      operand = true;
    } else if (symbol === '(') {
      if (operand && !push('*')) return null;
      pending.push('(');
      operand = false;
    } else if (symbol === ')') {
      if (!operand || !unwind((top) => top === '(') || pending.pop() !== '(') return null;
    } else if (symbol === '%') {
      if (!operand) return null;
      const value = values.pop()!;
      values.push(times(value, 1n, 100n));
    } else {
      if (!(symbol in RANK)) return null;
      if (!operand && symbol !== '-') return null;
      if (!push(operand ? symbol : '~')) return null;
      operand = false;
    }
  }
  if (!operand || !unwind((top) => top === '(')) return null;
  return pending.length === 0 && values.length === 1 ? values[0]! : null;
}
