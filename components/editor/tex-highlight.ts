import { type Extension, type Range, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { segmentsOf, type TextPart } from '#lib/math/text/lint-math-text.ts';
import type { Segment } from '#lib/math/text/money-or-math.ts';
import { type TexToken, texTokens } from '#lib/math/text/tex-tokens.ts';

/** Longer texts are shown plain: nobody edits a book here. */
const LONGEST = 50_000;

const marks: Record<TexToken['kind'] | 'formula' | 'delimiter' | 'code' | 'money', Decoration> = {
  command: Decoration.mark({ class: 'tex-command' }),
  open: Decoration.mark({ class: 'tex-brace' }),
  close: Decoration.mark({ class: 'tex-brace' }),
  mark: Decoration.mark({ class: 'tex-mark' }),
  number: Decoration.mark({ class: 'tex-number' }),
  comment: Decoration.mark({ class: 'tex-comment' }),
  text: Decoration.mark({ class: 'tex-words' }),
  dollar: Decoration.mark({ class: 'tex-delimiter' }),
  other: Decoration.mark({ class: 'tex-symbol' }),
  formula: Decoration.mark({ class: 'tex-formula' }),
  delimiter: Decoration.mark({ class: 'tex-delimiter' }),
  code: Decoration.mark({ class: 'tex-code' }),
  money: Decoration.mark({ class: 'tex-money' }),
};

/** Colours formulas where the studio reads them, so that money that is taken for math is seen at once. */
export function texHighlight(part: TextPart): Extension {
  return StateField.define<DecorationSet>({
    create: (state) => decorate(state.doc.toString(), part),
    update: (now, { docChanged, state }) => (docChanged ? decorate(state.doc.toString(), part) : now),
    provide: (field) => EditorView.decorations.from(field),
  });
}

function decorate(text: string, part: TextPart): DecorationSet {
  if (text.length > LONGEST) return Decoration.none;
  return Decoration.set(
    segmentsOf(text, part).flatMap((segment) => segmentMarks(text, segment)),
    true,
  );
}

const AMOUNT = /\\?\$\s?\d[\d.,]*\d|\\?\$\s?\d/g;

function segmentMarks(text: string, { kind, source, start, end, innerStart }: Segment): Range<Decoration>[] {
  if (kind === 'code') return [marks.code.range(start, end)];
  if (kind === 'text') {
    const amounts = text.slice(start, end).matchAll(AMOUNT);
    return [...amounts].map((found) =>
      marks.money.range(start + found.index, start + found.index + found[0].length),
    );
  }
  const innerEnd = innerStart + source.length;
  const delimiters = [[start, innerStart] as const, [innerEnd, end] as const];
  return [
    marks.formula.range(start, end),
    ...delimiters.flatMap(([from, to]) => (from < to ? [marks.delimiter.range(from, to)] : [])),
    ...texTokens(text, innerStart, innerEnd)
      .filter((token) => token.kind !== 'other')
      .map((token) => marks[token.kind].range(token.start, token.end)),
  ];
}
