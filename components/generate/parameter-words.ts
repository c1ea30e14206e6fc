/** "maxHops" as "Max hops". */
export function parameterTitle(name: string): string {
  const words = parameterName(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Parameters in a line of words: "max hops 2 · operators deepen, concretise"; what is not set is left out. */
export function parameterWords(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
    .map(([name, value]) => (value === true ? parameterName(name) : `${parameterName(name)} ${word(value)}`))
    .join(' · ');
}

const parameterName = (name: string) => name.replace(/([A-Z])/g, ' $1').toLowerCase();

function word(value: unknown): string {
  if (Array.isArray(value)) return value.map(word).join(', ');
  if (typeof value === 'object' && value !== null) return parameterWords(value as Record<string, unknown>);
  return String(value);
}
