import type { ReactNode } from 'react';

/** A level across a chart, with its value to the left of it. */
export function LevelLine({
  y,
  from,
  to,
  size = 11,
  children,
}: {
  y: number;
  from: number;
  to: number;
  /** Of the letters, in the units of the picture. */
  size?: number;
  children: ReactNode;
}) {
  return (
    <g>
      <line x1={from} x2={to} y1={y} y2={y} stroke="var(--border)" />
      <text x={from - size / 2} y={y + size / 3} textAnchor="end" fontSize={size} fill="currentColor">
        {children}
      </text>
    </g>
  );
}
