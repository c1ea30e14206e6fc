'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatNumber } from '#components/layout/format.ts';
import type { JudgeAgreement } from '#lib/domain/check/judge-agreement.ts';

export type ListedJudge = JudgeAgreement & { relied: boolean };
export type Rely = (judge: string, relied: boolean) => Promise<ActionResult<unknown>>;

/** Whether a judge's word counts as a check; a lead changes it, with the agreement in sight. */
export function JudgeReliance({ judge, rely }: { judge: ListedJudge; rely: Rely | null }) {
  const router = useRouter();
  const word = judge.relied ? 'counts as a check' : 'shown only';
  if (!rely) return word;
  const name = judge.judge;
  return (
    <div className="flex flex-col items-start gap-1">
      <span>{word}</span>
      <ConfirmButton
        size="sm"
        title={judge.relied ? `Only show what ${name} says` : `Let ${name} count as a check`}
        description={judge.relied ? offText : onText(judge)}
        confirm={judge.relied ? 'Only show it' : 'Let it count'}
        tone="default"
        disabled={!judge.relied && judge.agreement === null}
        action={() => rely(name, !judge.relied)}
        onDone={() => {
          toast('The sums of the checks follow in the background.');
          router.refresh();
        }}
      >
        {judge.relied ? 'Only show it' : 'Let it count'}
      </ConfirmButton>
      {!judge.relied && judge.agreement === null && (
        <span className="text-muted-foreground text-xs">first ask it about decided variants</span>
      )}
    </div>
  );
}

const offText =
  'Its words stay on the pages of the variants that it judged. They are no longer part of the sum of their checks.';

function onText({ judged, decided, agreement, kappa }: JudgeAgreement): string {
  const percent = (value: number) => formatNumber(value * 100, 1);
  const agrees = agreement
    ? `It agrees with people on ${percent(agreement.value)} % of ${formatNumber(decided)} decided variants (95 % interval ${percent(agreement.low)} to ${percent(agreement.high)} %${kappa ? `, κ ${formatNumber(kappa.value, 2)}` : ''}).`
    : '';
  return `${agrees} From now on its word is one more check of the ${formatNumber(judged)} variants that it judged and of those that it will judge: where it disapproves, the variant fails. This can be taken back.`;
}
