/** A formula that is too long to be set: its source, and why. */
export function LongTex({ source }: { source: string }) {
  const kilobytes = (source.length / 1000).toFixed(1);
  return (
    <span className="math-long">
      <span className="mr-2 rounded-sm border border-border px-1.5 text-xs">
        A formula of {kilobytes} kB, too long to be set
      </span>
      <code className="break-all text-xs">{source.slice(0, 300)} …</code>
    </span>
  );
}
