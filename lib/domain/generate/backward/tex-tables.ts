const set = (names: string) => new Set(names.split(' '));

/** Commands whose group is prose: units, conditions, names. */
export const textCommands = set(
  'text mbox hbox textrm textit textbf textsf texttt textnormal textsc mathrm operatorname emph',
);

/** Commands of layout with how many of their groups say nothing of the problem. */
export const layoutGroups: Readonly<Record<string, number>> = {
  ...{
    hspace: 1,
    vspace: 1,
    color: 1,
    textcolor: 1,
    label: 1,
    tag: 1,
    ref: 1,
    cline: 1,
    raisebox: 1,
    rule: 2,
  },
  ...{
    phantom: 1,
    hphantom: 1,
    vphantom: 1,
    multicolumn: 2,
    includegraphics: 1,
    fontsize: 2,
    setlength: 2,
    renewcommand: 2,
    newcommand: 2,
  },
  ...{ mspace: 1, end: 1, href: 1, url: 1, mathbb: 0, mathcal: 0, kern: 0, mkern: 0, hskip: 0 },
};

/** Commands with the number of arguments that belong to the formula. */
export const argumentCounts: Readonly<Record<string, number>> = {
  ...{ frac: 2, dfrac: 2, tfrac: 2, cfrac: 2, binom: 2, dbinom: 2, tbinom: 2, stackrel: 2, overset: 2 },
  ...{ sqrt: 1, overline: 1, underline: 1, bar: 1, vec: 1, hat: 1, widehat: 1, tilde: 1, boxed: 1, pmod: 1 },
  ...{ pod: 1, mod: 0, bmod: 0, mathbf: 1, boldsymbol: 1, bold: 1, fbox: 1, cancel: 1, overrightarrow: 1 },
  ...{ overbrace: 1, underbrace: 1, mathit: 1, mathsf: 1, underset: 2, substack: 1, dot: 1, arc: 1 },
};

/** Commands whose scripts are bounds or conditions. */
export const boundCommands = set(
  'sum prod int iint iiint oint lim max min sup inf bigcup bigcap limsup liminf coprod bigoplus log lg',
);

export const functionCommands = set(
  'sin cos tan cot sec csc ln exp arcsin arccos arctan sinh cosh tanh det gcd lcm deg arg',
);

export const dotsCommands = set('ldots cdots dots dotsc dotsb dotsm dotsi vdots ddots');
export const relationCommands = set('le ge leq geq ne neq equiv approx lt gt in mid to rightarrow implies');
export const wideSpaces = set('quad qquad hline hfill newline linebreak');
export const delimiterCommands = /^(?:left|right|middle|[bB]igg?[lrm]?)$/;
/** Environments with a column specification, or a number of columns, behind their name. */
export const specEnvironments = set('array alignat alignedat subarray');

/** Units of two letters or more that stand in formulas without `\text`. */
export const unitWords = set('cm mm km dm ft yd mi in inch inches feet meters metres yards miles m cm');
