import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { texHighlight } from '#components/editor/tex-highlight.ts';
import type { TextPart } from '#lib/math/text/lint-math-text.ts';

const opened = (doc: string, part: TextPart) => EditorState.create({ doc, extensions: [texHighlight(part)] });

/** From, to and class of every coloured stretch. */
function colours(state: EditorState): [number, number, string][] {
  const found: [number, number, string][] = [];
  for (const set of state.facet(EditorView.decorations)) {
    if (typeof set === 'function') continue;
    set.between(0, state.doc.length, (from, to, { spec }) => void found.push([from, to, spec.class]));
  }
  return found.sort(([a, b, c], [d, e, f]) => a - d || b - e || (c < f ? -1 : 1));
}

const piece = fc.constantFrom('$', '$$', '\\(', '\\)', '\\[x^2', '\\]', '\\$', '5', 'so ', '\n\n', '{', '}');
const formula = fc.constantFrom(
  '$x^2$',
  '$\\frac{1}{2}$',
  'costs $5',
  '\\boxed{7}',
  '`$a$`',
  '```\n$b$\n```\n',
);
const text = fc.array(fc.oneof(piece, formula), { maxLength: 20 }).map((pieces) => pieces.join(''));
const edit = fc.record({
  at: fc.nat(),
  removed: fc.nat(9),
  insert: fc.oneof(piece, formula, fc.constant('')),
});

test('after any edits a text has the colours that it has when it is opened anew', () => {
  const parts = fc.constantFrom<TextPart>('problem', 'solution', 'answer');
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 6 }), parts, (doc, edits, part) => {
      let state = opened(doc, part);
      for (const { at, removed, insert } of edits) {
        const from = at % (state.doc.length + 1);
        const to = Math.min(state.doc.length, from + removed);
        state = state.update({ changes: { from, to, insert } }).state;
        expect(colours(state)).toEqual(colours(opened(state.doc.toString(), part)));
      }
    }),
    { numRuns: 300 },
  );
});
