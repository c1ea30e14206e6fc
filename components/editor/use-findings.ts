import { useEffect, useState } from 'react';
import { lintMathText, type MathFinding, type TextPart } from '#lib/math/text/lint-math-text.ts';

/** How long typing rests before it is judged, in ms: a formula that is half written is no mistake. */
const CALM = 300;

interface Judged {
  /** The text that was judged; it may be a little behind. */
  text: string;
  findings: readonly MathFinding[];
}

/** What is wrong with a text, shortly after it has come to rest. */
export function useFindings(value: string, part: TextPart): Judged {
  const [judged, setJudged] = useState<Judged>(() => ({ text: value, findings: lintMathText(value, part) }));
  useEffect(() => {
    const timer = setTimeout(() => {
      setJudged((now) => (now.text === value ? now : { text: value, findings: lintMathText(value, part) }));
    }, CALM);
    return () => clearTimeout(timer);
  }, [value, part]);
  return judged;
}
