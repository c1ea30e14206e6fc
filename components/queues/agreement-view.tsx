import { formatNumber } from '#components/layout/format.ts';
import type { Agreement } from '#lib/domain/queues/agreement.ts';
import { formatCoefficient } from './coefficient.ts';
import { PairTable } from './pair-table.tsx';
import { ReasonAgreement } from './reason-agreement.tsx';

/** How far people agree: one number over all, each pair, each reason. */
export function AgreementView({ agreement }: { agreement: Agreement }) {
  const { items, voices, alpha, pairs, reasons } = agreement;
  return (
    <section aria-labelledby="agreement" className="flex flex-col gap-4">
      <h2 id="agreement" className="font-semibold text-base">
        Agreement
      </h2>
      {items === 0 ? (
        <p className="text-muted-foreground text-sm">
          No variant is done yet that two or more have decided. Open ones are not counted: that would tell how
          somebody voted.
        </p>
      ) : (
        <>
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <p className="font-semibold text-2xl tabular-nums">
              <abbr title="Krippendorff’s alpha" className="no-underline">
                α
              </abbr>{' '}
              = {alpha ? formatCoefficient(alpha.value) : 'undefined'}
            </p>
            <p className="text-muted-foreground text-sm">
              {alpha
                ? `Krippendorff’s α, 95 % from ${formatCoefficient(alpha.low)} to ${formatCoefficient(alpha.high)} (bootstrap over variants); `
                : 'Everybody said the same of everything, so that chance alone explains it; '}
              {formatNumber(items)} variants with {formatNumber(voices)} decisions
            </p>
          </div>
          <PairTable pairs={pairs} />
          {reasons.length > 0 && <ReasonAgreement reasons={reasons} />}
        </>
      )}
    </section>
  );
}
