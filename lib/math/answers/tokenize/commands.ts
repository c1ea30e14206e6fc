/** What a LaTeX command stands for, by spelling; one table a kind of token. */

const words = (list: string) => list.split(' ');
const table = (pairs: Record<string, string>) => {
  const map = new Map<string, string>();
  for (const [target, names] of Object.entries(pairs)) for (const name of words(names)) map.set(name, target);
  return map;
};

/** Operators and brackets. */
export const MARKS = table({
  '*': 'cdot times ast bullet',
  '/': 'div slash',
  '±': 'pm',
  '∓': 'mp',
  '<=': 'le leq leqslant leqq',
  '>=': 'ge geq geqslant geqq',
  '<': 'lt',
  '>': 'gt',
  '!=': 'ne neq',
  '≈': 'approx simeq sim cong doteq approxeq',
  '≡': 'equiv',
  '→': 'to rightarrow Rightarrow longrightarrow implies mapsto longmapsto Longrightarrow iff Leftrightarrow',
  '∈': 'in',
  '∉': 'notin',
  '∪': 'cup bigcup',
  '∩': 'cap bigcap',
  '∖': 'setminus backslash smallsetminus',
  '∅': 'emptyset varnothing',
  '|': 'lvert rvert vert mid lVert rVert Vert',
  '⌊': 'lfloor llcorner',
  '⌋': 'rfloor lrcorner',
  '⌈': 'lceil ulcorner',
  '⌉': 'rceil urcorner',
  '{': 'lbrace',
  '}': 'rbrace',
  '[': 'lbrack',
  ']': 'rbrack',
  '(': 'lgroup langle',
  ')': 'rgroup rangle',
  "'": 'prime',
  '°': 'circ degree',
  ':': 'colon',
  ',': 'land wedge',
  or: 'lor vee',
  '…': 'ldots dots cdots dotsc dotsb dotsm',
  over: 'over',
  choose: 'choose',
});

/** Commands that only place or style what follows. */
export const IGNORED = new Set(
  words(
    'left right mleft mright middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits quad qquad thinspace medspace enspace hspace space nobreak allowbreak hfill noindent par newline centering rm bf it cal sf tt em boldmath unboldmath mathstrut strut angle triangle square left. right. therefore because hline displaylimits nonumber notag ensuremath',
  ),
);

/** Commands whose braces hold words. */
export const TEXTUAL = new Set(
  words(
    'text mbox textbf textit textrm textsf texttt textnormal textsc textup hbox mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak boldsymbol bm operatorname operatorname* rm bf it emph underline mathop pmb Bbb mathbb',
  ),
);

/** Commands whose braces are read as if they were not there. */
export const TRANSPARENT = new Set(
  words(
    'boxed fbox vec overrightarrow overleftarrow hat widehat tilde widetilde bar mathord mathbin mathrel underbrace overbrace cancel overset',
  ),
);

/** Commands that are dropped with their braces. */
export const DROPPED = new Set(
  words('tag label phantom hphantom vphantom vspace hspace ref cline multicolumn color textcolor'),
);

export const COMMANDS = table({
  frac: 'frac dfrac tfrac cfrac nicefrac',
  sqrt: 'sqrt root surd',
  binom: 'binom dbinom tbinom',
  begin: 'begin',
  end: 'end',
  overline: 'overline',
  mod: 'pmod mod bmod pod',
  stack: 'stackrel',
});

const TRIG = 'sin cos tan cot sec csc';
/** Functions, under one name each. */
export const FUNCTIONS = table({
  ...Object.fromEntries(words(TRIG).map((name) => [name, name])),
  ...Object.fromEntries(words(TRIG).map((name) => [`arc${name}`, `arc${name}`])),
  ...Object.fromEntries(words(TRIG).map((name) => [`${name}h`, `${name}h`])),
  ...Object.fromEntries(words(TRIG).map((name) => [`ar${name}h`, `ar${name}h arc${name}h a${name}h`])),
  tan: 'tan tg',
  cot: 'cot ctg cotg',
  arctan: 'arctan arctg atan',
  arcsin: 'arcsin asin',
  arccos: 'arccos acos',
  arccot: 'arccot arcctg acot',
  ln: 'ln',
  log: 'log',
  lg: 'lg',
  exp: 'exp',
  abs: 'abs',
  sqrt: 'sqrt',
  cbrt: 'cbrt',
  floor: 'floor',
  ceil: 'ceil ceiling',
  round: 'round',
  max: 'max',
  min: 'min',
  gcd: 'gcd GCD hcf',
  lcm: 'lcm LCM',
  det: 'det',
  sgn: 'sgn sign',
  real: 'Re',
  imag: 'Im',
  arg: 'arg',
  phi: 'totient',
  binom: 'nCr',
  permutations: 'nPr',
});

export const CONSTANTS = new Map<string, 'pi' | 'e' | 'i' | 'infinity'>([
  ['pi', 'pi'],
  ['infty', 'infinity'],
  ['infinity', 'infinity'],
  ['exponentialE', 'e'],
  ['imaginaryI', 'i'],
  ['imaginaryJ', 'i'],
  ['imath', 'i'],
]);

export const LETTERS = new Set(
  words(
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi omicron rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega hbar ell aleph partial nabla',
  ),
);

/** Operators over a range; an answer that holds one is only compared as written. */
export const UNSUPPORTED = new Set(
  words('int iint oint sum prod lim limsup liminf sup inf bigoplus forall exists'),
);

const KNOWN = new Set([
  ...MARKS.keys(),
  ...IGNORED,
  ...TEXTUAL,
  ...TRANSPARENT,
  ...DROPPED,
  ...COMMANDS.keys(),
  ...FUNCTIONS.keys(),
  ...CONSTANTS.keys(),
  ...LETTERS,
  ...UNSUPPORTED,
]);

/** The longest known command that starts `name`: a command may run into the letter after it, as in `\quadx`. */
export function knownPrefix(name: string): string | null {
  if (KNOWN.has(name)) return name;
  for (let end = name.length - 1; end >= 2; end--) {
    const head = name.slice(0, end);
    if (KNOWN.has(head) && (end > 2 || head === 'pi')) return head;
  }
  return null;
}
