import { type DiffPiece, diffWords } from '#lib/math/text/diff-words.ts';

/** Two texts as one, with what was taken out and what came in marked, in source. */
export function DiffSource({ before, after }: { before: string; after: string }) {
  return (
    <p className="whitespace-pre-wrap break-words font-mono text-sm leading-relaxed">
      {withOffsets(diffWords(before, after)).map(({ at, kind, text }) => (
        <Piece key={at} kind={kind} text={text} />
      ))}
    </p>
  );
}

function Piece({ kind, text }: DiffPiece) {
  if (kind === 'same') return text;
  if (kind === 'removed') {
    return <del className="rounded-xs bg-danger-soft text-danger decoration-1">{text}</del>;
  }
  return <ins className="rounded-xs bg-success-soft text-success no-underline">{text}</ins>;
}

function withOffsets(pieces: DiffPiece[]): (DiffPiece & { at: string })[] {
  let length = 0;
  return pieces.map((piece) => {
    const at = `${length} ${piece.kind}`;
    length += piece.text.length;
    return { ...piece, at };
  });
}
