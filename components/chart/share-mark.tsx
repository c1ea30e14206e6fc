/** A share with its interval on a line from 0 to 100 %. The numbers stand beside it. */
export function ShareMark({ value, low, high }: { value: number; low: number; high: number }) {
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" className="block h-3 w-full" aria-hidden="true">
      <line x1="0" x2="100" y1="6" y2="6" stroke="var(--border-strong)" vectorEffect="non-scaling-stroke" />
      <rect
        x={100 * low}
        y="3"
        width={Math.max(0.5, 100 * (high - low))}
        height="6"
        fill="var(--primary)"
        opacity="0.35"
      />
      <line
        x1={100 * value}
        x2={100 * value}
        y1="0"
        y2="12"
        stroke="var(--primary)"
        strokeWidth="2.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
