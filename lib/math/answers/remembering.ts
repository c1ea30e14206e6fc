/**
 * Remembers the newest results of a pure function of a text: two generations of a map, of which the older one is dropped
 * when the younger is full. Short texts alone, so that memory stays within about `most` × 2 × `longest` × 2 bytes.
 */
export function remembering<R>(
  compute: (text: string) => R,
  { most, longest }: { most: number; longest: number },
): (text: string) => R {
  let young = new Map<string, R>();
  let old = new Map<string, R>();
  return (text) => {
    if (text.length > longest) return compute(text);
    const known = young.get(text);
    if (known !== undefined) return known;
    const result = old.get(text) ?? compute(text);
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(text, result);
    return result;
  };
}
