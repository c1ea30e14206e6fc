import { segmentText } from '#lib/math/text/money-or-math.ts';
import { findTexFault } from '#lib/math/text/tex-errors.ts';
import { failed, passed, type Rule, undecided } from '../rule.ts';

const fields = ['problem', 'solution'] as const;

/** Commands that mean nothing outside of a formula: where one stands in running text, a delimiter is missing. */
const MATH_COMMAND =
  /\\(?:[dt]?frac|sqrt|[cd]?binom|cdot|times|div|sum|prod|int|lim|l?eq|[lg]eq?|neq?|approx|equiv|infty|left|right|pm|mathbb|overline|pi|theta|alpha|beta|begin\{[pbv]?matrix\}|begin\{align)(?![a-z])/;

type Finding = { field: 'problem' | 'solution'; source: string; message: string };

/** Every formula parses, so that people and formats downstream see mathematics and not source. */
export const latexRenders: Rule = {
  id: 'latex-renders',
  title: 'LaTeX renders',
  description: 'A formula of the problem or the solution cannot be typeset.',
  version: 1,
  reads: 'text',
  run: ({ variant }) => {
    const found = fields.map((field) => look(field, variant[field]));
    const errors = found.flatMap((one) => one.errors);
    const first = errors[0];
    if (first) {
      const more = errors.length > 1 ? ` and ${errors.length - 1} more` : '';
      const reason = `A formula of the ${first.field} cannot be typeset: ${first.message}${more}.`;
      return failed(reason, { errors: errors.slice(0, 20) });
    }
    const stray = found.flatMap((one) => one.stray)[0];
    if (!stray) return passed('Every formula can be typeset.');
    return undecided(`LaTeX stands outside of any formula in the ${stray.field}: ${stray.source}`, stray);
  },
};

/** Formulas of a text that do not parse, and commands that no delimiters enclose. */
function look(field: Finding['field'], text: string): { errors: Finding[]; stray: Finding[] } {
  const errors: Finding[] = [];
  const stray: Finding[] = [];
  for (const { kind, source, start, end } of segmentText(text)) {
    if (kind === 'inline-math' || kind === 'display-math') {
      const fault = findTexFault(source, kind === 'display-math');
      if (fault) errors.push({ field, source: source.slice(0, 200), message: fault.message });
    } else if (kind === 'text' && source.includes('\\')) {
      const at = text.slice(start, end).search(MATH_COMMAND);
      const shown = text.slice(Math.max(0, start + at - 20), start + at + 60);
      if (at >= 0) stray.push({ field, source: shown, message: 'outside of any formula' });
    }
  }
  return { errors, stray };
}
