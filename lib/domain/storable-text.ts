/** A text as PostgreSQL can store it: U+0000 and halves of surrogate pairs become U+FFFD. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** The JSON of a value whose texts came from outside, for a `jsonb` parameter. */
export function storableJson(value: unknown): string {
  const plain = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])/.test(plain)) return plain;
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? storableText(one) : one));
}

/** At most so many UTF-16 code units of a text, never the half of a character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return text.slice(0, end);
}
