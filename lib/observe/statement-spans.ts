import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { ClientBase } from 'pg';

type Ended = (error: Error | null, ...rest: unknown[]) => void;
type Query = (...given: unknown[]) => unknown;

const longestStatement = 2000;

/** Makes every statement of a connection a span: its text, never its values. */
export function watchStatements(client: ClientBase, tracer: Tracer): void {
  const query = client.query.bind(client) as Query;
  const watched: Query = (...given) => {
    const text = textOf(given[0]);
    const name = /^\s*(?:\/\*.*?\*\/)?\s*(\w+)/s.exec(text)?.[1]?.toUpperCase() ?? 'STATEMENT';
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, longestStatement) };
    const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
    const end = (error: Error | null) => {
      if (error) span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      span.end();
    };
    const last = given.at(-1);
    if (typeof last === 'function') {
      const told: Ended = (error, ...rest) => {
        end(error);
        (last as Ended)(error, ...rest);
      };
      return query(...given.slice(0, -1), told);
    }
    const result = query(...given);
    if (result instanceof Promise) result.then(() => end(null), end);
    // COPY and cursors are streams: they tell their end by themselves.
    else span.end();
    return result;
  };
  client.query = watched as ClientBase['query'];
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const { text } = (statement ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : '';
}
