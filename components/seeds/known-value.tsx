/** What the source says, or an estimate that is marked as one. */
export function KnownValue({ value, estimate }: { value: string | number | null; estimate?: string | null }) {
  if (value !== null) return value;
  if (!estimate) return '—';
  return (
    <span className="text-muted-foreground italic" title="Estimated: the source does not say">
      ≈ {estimate}
    </span>
  );
}
