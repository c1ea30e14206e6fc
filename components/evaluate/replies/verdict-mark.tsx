import { CheckIcon, CircleHelpIcon, type LucideIcon, MinusIcon, XIcon } from 'lucide-react';
import { cn } from '#components/ui/cn.ts';
import type { GradeVerdict } from '#lib/domain/evaluate/grader.ts';

type Look = { icon: LucideIcon; tone: string; word: string };

const looks: Record<GradeVerdict, Look> = {
  correct: { icon: CheckIcon, tone: 'text-success', word: 'correct' },
  wrong: { icon: XIcon, tone: 'text-danger', word: 'wrong' },
  undecided: { icon: CircleHelpIcon, tone: 'text-warning', word: 'undecided' },
  unparseable: { icon: MinusIcon, tone: 'text-muted-foreground', word: 'no answer found' },
};

export const verdictWord = (verdict: GradeVerdict) => looks[verdict].word;

/** What a grader says: a sign and a colour, and the word where there is room or for those who do not see it. */
export function VerdictMark({
  verdict,
  title,
  short,
}: {
  verdict: GradeVerdict;
  title?: string;
  short?: boolean;
}) {
  const { icon: Icon, tone, word } = looks[verdict];
  return (
    <span className={cn('inline-flex items-center gap-1 whitespace-nowrap', tone)} title={title ?? word}>
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span className={short ? 'sr-only' : 'text-sm'}>{title && short ? title : word}</span>
    </span>
  );
}
