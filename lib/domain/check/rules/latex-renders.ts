import { findTexErrors } from '#lib/math/text/tex-errors.ts';
import { failed, passed, type Rule } from '../rule.ts';

const fields = ['problem', 'solution'] as const;

/** Every formula parses, so that people and formats downstream see mathematics and not source. */
export const latexRenders: Rule = {
  id: 'latex-renders',
  title: 'LaTeX renders',
  description: 'A formula of the problem or the solution cannot be typeset.',
  version: 1,
  reads: 'text',
  run: ({ variant }) => {
    const errors = fields.flatMap((field) =>
      findTexErrors(variant[field]).map((error) => ({
        field,
        source: error.source.slice(0, 200),
        message: error.message,
      })),
    );
    const first = errors[0];
    if (!first) return passed('Every formula can be typeset.');
    const more = errors.length > 1 ? ` and ${errors.length - 1} more` : '';
    return failed(`A formula of the ${first.field} cannot be typeset: ${first.message}${more}.`, {
      errors: errors.slice(0, 20),
    });
  },
};
