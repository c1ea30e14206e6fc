import { memo } from 'react';

/** What KaTeX's markup of one formula consists of: what is spoken, and the boxes between which a line may break. */
export interface TexParts {
  mathml: string;
  boxes: readonly string[];
}

/** Formulas of fewer boxes are written as one. */
const FEWEST = 4;
const BOX = '<span class="katex-base">';
const CLOSE = '</span>';
const DISPLAY = '<span class="katex-display">';
const FORMULA =
  /^<span class="katex"><span class="katex-mathml">(.*?)<\/span><span class="katex-html" aria-hidden="true">(.*)<\/span><\/span>$/s;

/** The parts of a formula's markup; none where it is short, or holds line breaks of its own or a tag. */
export function texParts(html: string): TexParts | null {
  const formula = html.startsWith(DISPLAY) ? html.slice(DISPLAY.length, -CLOSE.length) : html;
  const [, mathml, body] = FORMULA.exec(formula) ?? [];
  if (mathml === undefined || !body?.startsWith(BOX) || /"katex-tag"|katex-newline"/.test(body)) return null;
  const boxes = body
    .slice(BOX.length)
    .split(BOX)
    .map((box) => box.slice(0, -CLOSE.length));
  return boxes.length < FEWEST ? null : { mathml, boxes };
}

/** A long formula, box by box: what is typed at one place leaves the other boxes as they were laid out and painted. */
export function TexPieces({ parts: { mathml, boxes }, display }: { parts: TexParts; display: boolean }) {
  const seen = new Map<string, number>();
  const keyOf = (box: string) => {
    const times = (seen.get(box) ?? 0) + 1;
    seen.set(box, times);
    return `${times} ${box}`;
  };
  const formula = (
    <span className="katex">
      <Markup className="katex-mathml" html={mathml} />
      <span className="katex-html" aria-hidden="true">
        {boxes.map((box) => (
          <Markup key={keyOf(box)} className="katex-base" html={box} />
        ))}
      </span>
    </span>
  );
  return display ? <span className="katex-display">{formula}</span> : formula;
}

const Markup = memo(function Markup({ className, html }: { className: string; html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes its input; trust is off, so it makes no links or foreign HTML.
  return <span className={className} dangerouslySetInnerHTML={{ __html: html }} />;
});
