/** A row of small bars without axes, for a cell of a table; `label` says it in words. */
export function SparkBars({
  values,
  most,
  label,
}: {
  values: readonly number[];
  most: number;
  label: string;
}) {
  const step = 100 / Math.max(1, values.length);
  return (
    <svg viewBox="0 0 100 20" preserveAspectRatio="none" role="img" aria-label={label} className="h-5 w-32">
      <line x1="0" x2="100" y1="19.5" y2="19.5" stroke="var(--border-strong)" />
      {values.map((value, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is nothing but its place
          key={at}
          x={at * step}
          y={20 - (20 * value) / Math.max(1, most)}
          width={step * 0.8}
          height={(20 * value) / Math.max(1, most)}
          fill="var(--primary)"
        />
      ))}
    </svg>
  );
}
