/** A complex number, with the exact value beside it while only rational arithmetic has been used. */
export type LatexNumber = { re: number; im: number; exact: readonly [bigint, bigint] | null };

export type Variables = Readonly<Record<string, number>>;

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

function ratio(n: bigint, d: bigint): LatexNumber {
  if (d === 0n) throw new Error('division by zero');
  const g = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { re: Number(n / g) / Number(d / g), im: 0, exact: [n / g, d / g] };
}

const inexact = (re: number, im = 0): LatexNumber => ({ re, im, exact: null });

function add(a: LatexNumber, b: LatexNumber): LatexNumber {
  if (a.exact && b.exact)
    return ratio(a.exact[0] * b.exact[1] + b.exact[0] * a.exact[1], a.exact[1] * b.exact[1]);
  return inexact(a.re + b.re, a.im + b.im);
}

function multiply(a: LatexNumber, b: LatexNumber): LatexNumber {
  if (a.exact && b.exact) return ratio(a.exact[0] * b.exact[0], a.exact[1] * b.exact[1]);
  return inexact(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
}

function inverse(a: LatexNumber): LatexNumber {
  if (a.exact) return ratio(a.exact[1], a.exact[0]);
  const norm = a.re ** 2 + a.im ** 2;
  return inexact(a.re / norm, -a.im / norm);
}

const negative = (a: LatexNumber): LatexNumber => multiply(ratio(-1n, 1n), a);

function power(a: LatexNumber, exponent: LatexNumber): LatexNumber {
  const k = exponent.re;
  if (!Number.isInteger(k)) return inexact(a.re ** k);
  const base = k < 0 ? inverse(a) : a;
  let result = ratio(1n, 1n);
  for (let step = 0; step < Math.abs(k); step++) result = multiply(result, base);
  return result;
}

function root(a: LatexNumber, degree: number): LatexNumber {
  if (a.im !== 0) throw new Error('root of a complex number');
  if (degree === 3) return inexact(Math.cbrt(a.re));
  return a.re < 0 ? inexact(0, Math.sqrt(-a.re)) : inexact(Math.sqrt(a.re));
}

const token =
  /\s+|\\[,;:! ]|\{,\}|(\d+(?:\.\d+)?|\.\d+)|(\\[a-zA-Z]+|\\[{}%$|])|\^\\circ|\^\{\\circ\}|([a-zA-Z])|([-+*/^!()[\]{}|=,])/gy;

function tokenize(source: string): string[] {
  const tex = source.replaceAll(/\\(?:left|right|dfrac|tfrac|displaystyle)(?![a-zA-Z])/g, (command) =>
    command.endsWith('frac') ? '\\frac' : '',
  );
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < tex.length) {
    const at = token.lastIndex;
    const match = token.exec(tex);
    if (!match) throw new Error(`cannot read ${JSON.stringify(tex.slice(at))}`);
    const text = match[0].startsWith('^') && match[0].length > 1 ? '^\\circ' : match[0];
    if (text.trim() !== '' && !/^\\[,;:! ]$|^\{,\}$/.test(text)) tokens.push(text);
  }
  return tokens;
}

/** Recursive descent over the LaTeX of one number or expression; variables are single letters other than i. */
class Reader {
  readonly tokens: string[];
  readonly variables: Variables;
  at = 0;

  constructor(source: string, variables: Variables) {
    this.tokens = tokenize(source);
    this.variables = variables;
  }

  get next(): string | undefined {
    return this.tokens[this.at];
  }

  expect(text: string): void {
    if (this.next !== text)
      throw new Error(`expected ${text}, found ${this.next} in ${this.tokens.join(' ')}`);
    this.at++;
  }

  take(...texts: string[]): string | null {
    if (this.next === undefined || !texts.includes(this.next)) return null;
    return this.tokens[this.at++]!;
  }

  sum(): LatexNumber {
    let total = this.term();
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      const term = this.term();
      total = add(total, sign === '+' ? term : negative(term));
    }
    return total;
  }

  term(): LatexNumber {
    let value = this.signed();
    while (this.next !== undefined) {
      if (this.take('\\cdot', '\\times', '*')) value = multiply(value, this.signed());
      else if (this.take('/', '\\div')) value = multiply(value, inverse(this.signed()));
      else if (/^(\d|\.|\\(frac|sqrt|pi|binom)$|[a-zA-Z]|\()/.test(this.next))
        value = multiply(value, this.postfix());
      else break;
    }
    return value;
  }

  signed(): LatexNumber {
    if (this.take('-')) return negative(this.signed());
    if (this.take('+')) return this.signed();
    return this.postfix();
  }

  postfix(): LatexNumber {
    let value = this.atom();
    while (this.next !== undefined) {
      if (this.take('^')) value = power(value, this.argument());
      else if (this.take('!')) value = factorial(value);
      else if (this.take('\\%')) value = multiply(value, ratio(1n, 100n));
      else if (this.take('^\\circ')) value = multiply(value, inexact(Math.PI / 180));
      else break;
    }
    return value;
  }

  /** What a command or `^` takes: a braced expression, or one digit or letter. */
  argument(): LatexNumber {
    if (this.next === '{') return this.atom();
    if (/^\d{2}/.test(this.next ?? '')) {
      const digits = this.tokens[this.at]!;
      this.tokens.splice(this.at, 1, digits[0]!, digits.slice(1));
    }
    return this.atom();
  }

  atom(): LatexNumber {
    const text = this.tokens[this.at++];
    if (text === undefined) throw new Error(`unexpected end of ${this.tokens.join(' ')}`);
    if (/^[\d.]/.test(text)) return decimal(text);
    if (text === '(' || text === '{') return this.enclosed(text === '(' ? ')' : '}');
    if (text === '\\$') return this.atom();
    if (text === '\\pi') return inexact(Math.PI);
    if (text === '\\frac') return multiply(this.argument(), inverse(this.argument()));
    if (text === '\\binom') return binomial(this.argument(), this.argument());
    if (text === '\\sqrt') return this.squareRoot();
    if (text === 'i') return inexact(0, 1);
    const value = this.variables[text];
    if (value === undefined) throw new Error(`unknown ${text} in ${this.tokens.join(' ')}`);
    return inexact(value);
  }

  enclosed(close: string): LatexNumber {
    const value = this.sum();
    this.expect(close);
    return value;
  }

  squareRoot(): LatexNumber {
    if (!this.take('[')) return root(this.argument(), 2);
    const degree = this.sum().re;
    this.expect(']');
    return root(this.argument(), degree);
  }
}

function decimal(text: string): LatexNumber {
  const [whole = '', places = ''] = text.split('.');
  return ratio(BigInt(whole + places), 10n ** BigInt(places.length));
}

function factorial(value: LatexNumber): LatexNumber {
  let product = ratio(1n, 1n);
  for (let k = 2; k <= value.re; k++) product = multiply(product, ratio(BigInt(k), 1n));
  return product;
}

function binomial(n: LatexNumber, k: LatexNumber): LatexNumber {
  const rest = factorial(add(n, negative(k)));
  return multiply(factorial(n), inverse(multiply(factorial(k), rest)));
}

/** The value of a LaTeX expression such as `\frac{4\sqrt{10}}{13}`; throws when it cannot be read to its end. */
export function evaluateLatex(source: string, variables: Variables = {}): LatexNumber {
  const reader = new Reader(source, variables);
  const value = reader.sum();
  if (reader.next !== undefined) throw new Error(`unexpected ${reader.next} in ${source}`);
  return value;
}
