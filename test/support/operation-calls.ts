import type { Operation } from '#lib/http/operation.ts';
import { inputOf } from './verb-calls.ts';

export type Sent = { method: string; path: string; body?: string };

/** A request of an operation with what its verb asks for at least, in a project. */
export function requestOf({ method, path, verb, bytes }: Operation, project: string): Sent {
  const { content: _, ...input } = inputOf(verb, project);
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const filled = path.replace(/\{(\w+)\*?\}/g, (_whole, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value ?? 'x'));
  });
  if (method !== 'GET' && method !== 'DELETE' && !bytes?.request) {
    return { method, path: filled, body: JSON.stringify(Object.fromEntries(rest)) };
  }
  const query = new URLSearchParams();
  for (const [name, value] of rest) for (const one of [value].flat()) query.append(name, String(one));
  return { method, path: `${filled}?${query}`, ...(method === 'POST' ? { body: '{}' } : {}) };
}
