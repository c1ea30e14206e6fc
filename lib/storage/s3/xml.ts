const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of the first `<name>` of an answer, or null. Answers of S3 are flat: no parser is needed for one value. */
export function readTag(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found === undefined
    ? null
    : found.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (_, entity) => decode(entity));
}

function decode(entity: string): string {
  if (!entity.startsWith('#')) return entities[entity] ?? `&${entity};`;
  const hexadecimal = /^#x/i.test(entity);
  return String.fromCodePoint(Number.parseInt(entity.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10));
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
