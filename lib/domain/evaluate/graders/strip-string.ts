/** Longer answers are compared as they are written. */
const LONGEST = 10_000;

/**
 * The normal form in which MATH compares answers as texts: the rules of `strip_string` in the evaluation that came with
 * the data set (Hendrycks et al. 2021, arXiv 2103.03874), which MetaMath uses as well, in their order. It takes away line
 * breaks, `\!`, `\left`, `\right`, degrees, `\$`, `\%`, spaces, a unit in `\text{ …}` and "x =" at the beginning, and
 * writes fractions and roots in one way. It does not reorder, reduce or calculate; a bare `%` or `$` stays.
 */
export function stripString(text: string): string {
  if (text.length > LONGEST) return text;
  const plain = withoutMarks(text);
  const parts = plain.split('\\text{ ');
  // The original gives up on two units and compares the texts as they are.
  if (parts.length > 2) return text;
  const value = withoutName(withZero(parts[0]!.replaceAll('\\%', '')));
  return spelledFraction(fullFractions(fullRoots(value).replaceAll(' ', '')));
}

/** What says nothing about the value. */
const withoutMarks = (text: string) =>
  ['\n', '\\!']
    .reduce((rest, mark) => rest.replaceAll(mark, ''), text)
    .replaceAll('\\\\', '\\')
    .replaceAll('tfrac', 'frac')
    .replaceAll('dfrac', 'frac')
    .replaceAll('\\left', '')
    .replaceAll('\\right', '')
    .replaceAll('^{\\circ}', '')
    .replaceAll('^\\circ', '')
    .replaceAll('\\$', '');

/** `.5` with its zero, at the beginning and after a space or a brace. */
function withZero(text: string): string {
  const inside = text.replaceAll(' .', ' 0.').replaceAll('{.', '{0.');
  return inside.startsWith('.') ? `0${inside}` : inside;
}

/** What stands behind "x =". */
function withoutName(text: string): string {
  const [name, value, ...more] = text.split('=');
  return value !== undefined && more.length === 0 && name!.length <= 2 ? value : text;
}

/** `\sqrt3` with its braces. */
function fullRoots(text: string): string {
  const [first, ...rest] = text.split('\\sqrt');
  return rest.reduce((done, part) => {
    const needs = part !== '' && !part.startsWith('{');
    return `${done}\\sqrt${needs ? `{${part[0]}}${part.slice(1)}` : part}`;
  }, first!);
}

/** `\frac12`, `\frac1{72}` with their braces; one of them that ends at once leaves the whole text as it is. */
function fullFractions(text: string): string {
  const [first, ...rest] = text.split('\\frac');
  if (rest.some((part) => !part.startsWith('{') && part.length < 2)) return text;
  return rest.reduce((done, part) => {
    if (part.startsWith('{')) return `${done}\\frac${part}`;
    const under = part[1] === '{' ? part.slice(1) : `{${part[1]}}${part.slice(2)}`;
    return `${done}\\frac{${part[0]}}${under}`;
  }, first!);
}

/** One half, and a fraction of two integers that is written with a slash. */
function spelledFraction(text: string): string {
  if (text === '0.5') return '\\frac{1}{2}';
  const [, over, under] = /^(0|-?[1-9]\d*)\/(0|-?[1-9]\d*)$/.exec(text) ?? [];
  return over && under ? `\\frac{${over}}{${under}}` : text;
}
