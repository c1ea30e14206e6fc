/** Character classes and the spellings of single characters. */

export const isDigit = (c: string | undefined) => c !== undefined && c >= '0' && c <= '9';
export const isLetter = (c: string | undefined) =>
  c !== undefined && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
export const isSpace = (c: string | undefined) =>
  c === ' ' ||
  c === '\n' ||
  c === '\t' ||
  c === '\r' ||
  c === '\u00a0' ||
  c === '\u2009' ||
  c === '\u202f' ||
  c === '~';

/** Marks that are written as one character. */
export const SINGLE = new Map<string, string>([
  ..."+-*/^_!'=<>()[],;:|&%±∓∈∉∪∩∖∅⌊⌋⌈⌉°…≈≡→".split('').map((c) => [c, c] as const),
  ['×', '*'],
  ['·', '*'],
  ['⋅', '*'],
  ['∙', '*'],
  ['÷', '/'],
  ['∕', '/'],
  ['⁄', '/'],
  ['−', '-'],
  ['–', '-'],
  ['—', '-'],
  ['﹣', '-'],
  ['＋', '+'],
  ['≤', '<='],
  ['⩽', '<='],
  ['≥', '>='],
  ['⩾', '>='],
  ['≠', '!='],
  ['≒', '≈'],
  ['∼', '≈'],
  ['⇒', '→'],
  ['′', "'"],
  ['’', "'"],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ['；', ';'],
  ['：', ':'],
  ['∶', ':'],
  ['＝', '='],
  ['º', '°'],
  ['⟨', '('],
  ['⟩', ')'],
]);

/** Unicode letters and signs with a LaTeX name. */
export const NAMED = new Map<string, string>(
  Object.entries({
    π: 'pi',
    '∞': 'infty',
    '√': 'sqrt',
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'epsilon',
    θ: 'theta',
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    φ: 'phi',
    ϕ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
    Γ: 'Gamma',
    Δ: 'Delta',
    Θ: 'Theta',
    Λ: 'Lambda',
    Σ: 'Sigma',
    Φ: 'Phi',
    Ψ: 'Psi',
    Ω: 'Omega',
    ℏ: 'hbar',
    ℓ: 'ell',
    '∠': 'angle',
    '△': 'triangle',
  }),
);

export const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
export const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
export const FRACTIONS = new Map<string, readonly [number, number]>([
  ['½', [1, 2]],
  ['⅓', [1, 3]],
  ['⅔', [2, 3]],
  ['¼', [1, 4]],
  ['¾', [3, 4]],
  ['⅕', [1, 5]],
  ['⅖', [2, 5]],
  ['⅗', [3, 5]],
  ['⅘', [4, 5]],
  ['⅙', [1, 6]],
  ['⅚', [5, 6]],
  ['⅛', [1, 8]],
  ['⅜', [3, 8]],
  ['⅝', [5, 8]],
  ['⅞', [7, 8]],
]);
export const CURRENCY = new Set(['$', '€', '£', '¥', '₹', '₽', '₩']);
