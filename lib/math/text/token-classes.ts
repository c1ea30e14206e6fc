/** What a token of a problem is: a word, a number, a TeX command, or an operator (one character). */
export const tokenKind = { word: 0, number: 1, command: 2, operator: 3 } as const;

/** Added to the kind of a token that lies in an `[asy]` drawing. */
export const inDrawing = 8;

/** Classes of characters, as one small number each. */
export const charClass = {
  ignored: 0,
  letter: 1,
  digit: 2,
  operator: 3,
  backslash: 4,
  symbol: 5,
  ideograph: 6,
} as const;

const OPERATORS = '!#%()*+-/<=>@[]^_|';

/** Characters beyond ASCII that stand for something TeX has a command or an operator for. */
export const spelledSymbols: Readonly<Record<string, string>> = {
  '−': '-',
  '×': '\\times',
  '÷': '\\div',
  '·': '\\cdot',
  '⋅': '\\cdot',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
  '±': '\\pm',
  '√': '\\sqrt',
  '∞': '\\infty',
  '°': '\\circ',
  π: '\\pi',
  θ: '\\theta',
  α: '\\alpha',
  β: '\\beta',
  '∠': '\\angle',
  '△': '\\triangle',
  '…': '\\dots',
};

/** Commands of layout: the same problem with and without them. */
export const layoutCommands = (
  'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle ' +
  'scriptstyle limits nolimits quad qquad hspace vspace phantom hphantom vphantom text textbf textit textrm ' +
  'textsf texttt emph mathrm mathbf mathit mathsf operatorname mbox hbox fbox rm bf it noindent newline ' +
  'allowbreak nonumber hfill hline label tag medskip bigskip smallskip thinspace enspace ensuremath'
).split(' ');

/** Environments that only arrange: their lines are tokens, their names are not. */
export const layoutEnvironments =
  'align alignat aligned gather gathered equation split multline eqnarray center flushleft displaymath math'.split(
    ' ',
  );

/** Commands that mean the same as another. */
export const sameCommand: Readonly<Record<string, string>> = {
  dfrac: 'frac',
  tfrac: 'frac',
  cfrac: 'frac',
  dbinom: 'binom',
  tbinom: 'binom',
  choose: 'binom',
  leq: 'le',
  leqslant: 'le',
  geq: 'ge',
  geqslant: 'ge',
  neq: 'ne',
  ldots: 'dots',
  cdots: 'dots',
  dotsc: 'dots',
  dotsb: 'dots',
  degree: 'circ',
  lvert: 'vert',
  rvert: 'vert',
  mid: 'vert',
  implies: 'Rightarrow',
  to: 'rightarrow',
  varnothing: 'emptyset',
  land: 'wedge',
  lor: 'vee',
};

/** Numbers spelled out; "one" is left out because it is a pronoun as often. */
export const spelledNumbers: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
  hundred: '100',
  thousand: '1000',
};

/** The class of every code unit; spaces, `$`, braces and the punctuation of prose are ignored. */
export const classOf = new Uint8Array(0x10000);
// Every process and thread fills this table as it starts.
for (let c = 0; c < classOf.length; c++) classOf[c] = c < 128 ? ofAscii(c) : beyondAscii(c);
for (const symbol of Object.keys(spelledSymbols)) {
  const c = symbol.charCodeAt(0);
  if (c >= 128) classOf[c] = charClass.symbol;
}

function ofAscii(c: number): number {
  const char = String.fromCharCode(c);
  if (/[A-Za-z]/.test(char)) return charClass.letter;
  if (/\d/.test(char)) return charClass.digit;
  if (char === '\\') return charClass.backslash;
  return OPERATORS.includes(char) ? charClass.operator : charClass.ignored;
}

function beyondAscii(c: number): number {
  if (c >= 0x2070 && c < 0x2e80) return charClass.symbol;
  if (c >= 0x2e80 && c < 0xd800) return charClass.ideograph;
  const isLetter = (c >= 0xc0 && c < 0x2000) || c === 0xaa || c === 0xba || c === 0xb5;
  const isMark = c >= 0x300 && c < 0x370;
  return isLetter && !isMark ? charClass.letter : charClass.ignored;
}

/** Letters without case and, for Latin, without diacritics (`É` and `e` are one); 0 for what is no letter. */
export const foldedLetter = new Uint16Array(0x10000);
// No letter of these tables lies beyond.
for (let c = 0; c < 0x2000; c++) if (classOf[c] === charClass.letter) foldedLetter[c] = folded(c);

function folded(c: number): number {
  const char = String.fromCharCode(c);
  return (c < 0x250 ? char.normalize('NFD').charAt(0) : char).toLowerCase().charCodeAt(0);
}
