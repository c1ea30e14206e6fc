import { cn } from '#components/ui/cn.ts';
import { formatBytes, formatExact, formatMoney, formatNumber, formatShare, formatShort } from './format.ts';

const formats = {
  number: (value: number) => formatNumber(value),
  short: formatShort,
  share: formatShare,
  money: formatMoney,
  bytes: formatBytes,
};

/**
 * A number set for reading, with tabular figures and the exact value on hover.
 * `as`: "number" (12,408), "short" (1.2M), "share" (0.43 is 43 %), "money" (US dollars), "bytes".
 * `unit` follows the number; `estimate` puts "≈" before it.
 */
export function NumberValue({
  value,
  as = 'number',
  unit,
  estimate = false,
  className,
}: {
  value: number | null | undefined;
  as?: keyof typeof formats;
  unit?: string;
  estimate?: boolean;
  className?: string;
}) {
  if (value === null || value === undefined) {
    return (
      <span role="img" className={cn('text-muted-foreground', className)} aria-label="no value">
        –
      </span>
    );
  }
  const text = formats[as](value);
  const whole = exactText(value, as);
  return (
    <span
      className={cn('whitespace-nowrap tabular-nums', className)}
      title={whole === text ? undefined : whole}
    >
      {estimate && '≈ '}
      {text}
      {unit && <span className="text-muted-foreground"> {unit}</span>}
    </span>
  );
}

function exactText(value: number, as: keyof typeof formats): string {
  if (as === 'share') return `${formatExact(Number((value * 100).toPrecision(12)))} %`;
  if (as === 'money') return `$${formatExact(value)}`;
  if (as === 'bytes') return `${formatExact(value)} bytes`;
  return formatExact(value);
}
