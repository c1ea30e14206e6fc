import { readMarks } from './marks.ts';

/** Prose with marked stretches. */
export function MarkedText({ text }: { text: string }) {
  return readMarks(text).map((piece) =>
    piece.isMarked ? (
      <mark
        key={piece.at}
        className="rounded-xs bg-warning-soft text-warning underline decoration-dotted underline-offset-2"
      >
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
