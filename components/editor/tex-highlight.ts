import { type ChangeSet, type Extension, type Range, StateField } from '@codemirror/state';
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

interface Coloured {
  segments: readonly Segment[];
  marks: DecorationSet;
}

const plain: Coloured = { segments: [], marks: Decoration.none };

/** Colours formulas where the studio reads them, so that money that is taken for math is seen at once. */
export function texHighlight(part: TextPart): Extension {
  return StateField.define<Coloured>({
    create: (state) => colour(state.doc.toString(), part),
    update: (now, { docChanged, changes, state }) =>
      docChanged ? recolour(now, changes, state.doc.toString(), part) : now,
    provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
  });
}

function colour(text: string, part: TextPart): Coloured {
  if (text.length > LONGEST) return plain;
  const segments = segmentsOf(text, part);
  return { segments, marks: Decoration.set(marksOf(text, segments), true) };
}

const marksOf = (text: string, segments: readonly Segment[]) =>
  segments.flatMap((segment) => segmentMarks(text, segment));

/** Only the segments that changed are coloured anew. */
function recolour(was: Coloured, changes: ChangeSet, text: string, part: TextPart): Coloured {
  if (text.length > LONGEST) return plain;
  if (was.segments.length === 0) return colour(text, part);
  const segments = segmentsOf(text, part);
  const [first, end] = changed(was.segments, segments, changes);
  const from = segments[first - 1]?.end ?? 0;
  const to = segments[end]?.start ?? text.length;
  const marks = was.marks.map(changes).update({
    ...{ filterFrom: from, filterTo: to, sort: true },
    filter: (start, stop) => stop <= from || start >= to,
    add: marksOf(text, segments.slice(first, end)),
  });
  return { segments, marks };
}

/** Which of the segments are not, as they were, before or behind all that changed: from the first to the end. */
function changed(was: readonly Segment[], now: readonly Segment[], changes: ChangeSet): [number, number] {
  let [from, to] = [changes.newLength, 0];
  changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    from = Math.min(from, fromB);
    to = Math.max(to, toB);
  });
  const most = Math.min(was.length, now.length);
  let before = 0;
  while (before < most && now[before]!.end <= from && isSame(was[before]!, now[before]!, 0)) before++;
  const shift = changes.newLength - changes.length;
  let behind = 0;
  while (
    behind < most - before &&
    now.at(-1 - behind)!.start >= to &&
    isSame(was.at(-1 - behind)!, now.at(-1 - behind)!, shift)
  )
    behind++;
  return [before, now.length - behind];
}

const isSame = (one: Segment, other: Segment, shift: number) =>
  one.kind === other.kind &&
  one.start + shift === other.start &&
  one.innerStart + shift === other.innerStart &&
  one.end + shift === other.end &&
  one.source.length === other.source.length;

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
