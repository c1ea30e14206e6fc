/** The name of a subset: "gsm8k-7.5k", "gsm8k-2.1m", "gsm8k-950". At most 61 characters. */
export function subsetName(prefix: string, size: number): string {
  const label =
    size >= 1_000_000 && size % 1000 === 0
      ? `${size / 1_000_000}m`
      : size >= 1000 && size % 10 === 0
        ? `${size / 1000}k`
        : String(size);
  return `${prefix.slice(0, 60 - label.length)}-${label}`;
}
