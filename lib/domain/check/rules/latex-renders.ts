import { segmentText } from '#lib/math/text/money-or-math.ts';
import { findTexErrors } from '#lib/math/text/tex-errors.ts';
import { failed, passed, type Rule, undecided } from '../rule.ts';

const fields = ['problem', 'solution'] as const;

/** Commands that mean nothing outside of a formula: where one stands in running text, a delimiter is missing. */
const MATH_COMMAND =
  /\\(?:[dt]?frac|sqrt|[cd]?binom|cdot|times|div|sum|prod|int|lim|l?eq|[lg]eq?|neq?|approx|equiv|infty|left|right|pm|mathbb|overline|pi|theta|alpha|beta|begin\{[pbv]?matrix\}|begin\{align)(?![a-z])/;

/** Every formula parses, so that people and formats downstream see mathematics and not source. */
export const latexRenders: Rule = {
  id: 'latex-renders',
  title: 'LaTeX renders',
  description: 'A formula of the problem or the solution cannot be typeset.',
  version: 1,
  reads: 'text',
  run: ({ variant }) => {
    const errors = fields.flatMap((field) =>
      findTexErrors(variant[field]).map(({ source, message }) => ({
        field,
        source: source.slice(0, 200),
        message,
      })),
    );
    const first = errors[0];
    if (first) {
      const more = errors.length > 1 ? ` and ${errors.length - 1} more` : '';
      const reason = `A formula of the ${first.field} cannot be typeset: ${first.message}${more}.`;
      return failed(reason, { errors: errors.slice(0, 20) });
    }
    for (const field of fields) {
      const stray = strayCommand(variant[field]);
      if (stray)
        return undecided(`LaTeX stands outside of any formula in the ${field}: ${stray}`, { field, stray });
    }
    return passed('Every formula can be typeset.');
  },
};

/** The text around a command that no delimiters enclose; null where there is none. */
function strayCommand(text: string): string | null {
  if (!text.includes('\\')) return null;
  for (const { kind, start, end } of segmentText(text)) {
    const match = kind === 'text' ? MATH_COMMAND.exec(text.slice(start, end)) : null;
    if (match) return text.slice(Math.max(0, start + match.index - 20), start + match.index + 60);
  }
  return null;
}
