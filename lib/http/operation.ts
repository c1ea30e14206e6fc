import type { Verb } from '#lib/services/verb.ts';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One REST operation: a method and a path below /api/v1, and the verb that it calls. */
export type Operation = {
  method: HttpMethod;
  /** "/seeds/{seed}": the names in braces are fields of the verb's input; "{path*}" at the end takes all that follows. */
  path: string;
  verb: Verb<never, unknown>;
  /** The status of success; 200 when left out. */
  status?: number;
  /** Set where the body or the answer is no JSON: the content types for the OpenAPI document. */
  bytes?: { request?: string; response?: string };
};

/** The values of a path's braces, or null where the path is another. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = pattern.endsWith('*}') ? withRest(path.split('/'), wanted.length) : path.split('/');
  if (wanted.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part !== value && !part.startsWith('{')) return null;
    const decoded = decode(value);
    if (decoded === null) return null;
    if (part.startsWith('{')) values[part.replace(/[{}*]/g, '')] = decoded;
  }
  return values;
}

/** The parts of a path, all from the last of `count` on in one. */
const withRest = (parts: string[], count: number) => [
  ...parts.slice(0, count - 1),
  ...(parts.length < count ? [] : [parts.slice(count - 1).join('/')]),
];

/** The text that a part of a path stands for; null for a broken escape such as "100%". */
function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
