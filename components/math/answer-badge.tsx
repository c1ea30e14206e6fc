import { visibleControls } from '#lib/domain/visible-controls.ts';
import { flowText } from './flow.ts';
import { Paragraph } from './paragraph.tsx';
import { Tex } from './tex.tsx';

interface AnswerBadgeProps {
  answer: string | null;
  /** What stands before it; empty for none. */
  label?: string;
}

/** A final answer, set as math where it reads like math. */
export function AnswerBadge({ answer, label = 'answer' }: AnswerBadgeProps) {
  const stated = answer !== null && answer.trim() !== '';
  return (
    <span className="inline-flex max-w-full items-baseline gap-2">
      {label ? <span className="text-muted-foreground text-xs">{label}</span> : null}
      {stated ? (
        <span className="math-answer">
          <AnswerText answer={visibleControls(answer.trim())} />
        </span>
      ) : (
        <span className="text-muted-foreground italic">none</span>
      )}
    </span>
  );
}

function AnswerText({ answer }: { answer: string }) {
  if (isMathLike(answer)) return <Tex source={toTex(answer)} />;
  const [block, ...more] = flowText(answer);
  if (block?.kind === 'paragraph' && more.length === 0)
    return <Paragraph parts={block.parts} annotations="muted" />;
  return block?.kind === 'display' && more.length === 0 ? <Tex source={block.source} /> : answer;
}

const DELIMITED = /\$|\\[([]|\\begin\s?\{(?:align|gather|equation|tabular)/;
const COMMAND = /\\[A-Za-z{},;:!|]|[\^_]/;
const PLAIN_FORMULA = /^[-+±√π∞°\d\s.,:;=<>≤≥≠()[\]{}|/*×÷·!%a-zA-Z]+$/;
const WORD = /[A-Za-z]{2,}/;

/** TeX without delimiters, or numbers and single letters with operators: `\frac{1}{2}`, `x = 5`, `1,000`. */
export function isMathLike(answer: string): boolean {
  if (DELIMITED.test(answer.replaceAll('\\$', ''))) return false;
  if (COMMAND.test(answer)) return true;
  return (
    PLAIN_FORMULA.test(answer) &&
    !WORD.test(answer) &&
    /\d|^[a-zA-Z]$|=|^[a-zA-Z](\s*[-+*/]\s*[a-zA-Z])+$/.test(answer)
  );
}

/** Thousands commas without the space that TeX puts behind a comma; a bare `%` is a percent sign, no comment. */
function toTex(answer: string): string {
  return answer.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '{,}').replace(/(?<!\\)%/g, '\\%');
}
