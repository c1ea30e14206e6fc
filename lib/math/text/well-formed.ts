/** Whether a text holds half of a surrogate pair, which UTF-8 cannot carry. */
export function hasLoneSurrogate(text: string): boolean {
  return !text.isWellFormed();
}

/** Whether a text holds U+0000, which PostgreSQL refuses in text and jsonb. */
export function hasNul(text: string): boolean {
  return text.includes('\0');
}
