import type { ClientBase } from 'pg';
import { env } from '#lib/env.ts';

export type Attributes = Record<string, string | number | boolean | undefined>;
export type SpanKind = 'server' | 'client' | 'internal' | 'consumer';

export type SpanOptions = {
  kind?: SpanKind;
  attributes?: Attributes;
  /** The W3C "traceparent" of what asked for this elsewhere. */
  parent?: string | undefined;
};

/** Spans of OpenTelemetry, without its packages being known here. */
export type Tracing = {
  /** Does `work` in a span that ends with it; what is begun in it is its child. */
  spanned: <R>(name: string, options: SpanOptions, work: (note: (facts: Attributes) => void) => R) => R;
  /** The "traceparent" of the span that is open now. */
  traceparent: () => string | undefined;
  /** Makes every statement of a connection a span. */
  watchClient: (client: ClientBase) => void;
  flush: () => Promise<void>;
};

// A global, because the web server loads this module once for every bundle that it makes.
const place = globalThis as typeof globalThis & { corollaryTracing?: Tracing };

export const tracing = (): Tracing | undefined => place.corollaryTracing;

/** `work` in a span where the environment asks for traces, and by itself otherwise. */
export function spanned<R>(
  name: string,
  options: SpanOptions,
  work: (note: (facts: Attributes) => void) => R,
): R {
  return place.corollaryTracing ? place.corollaryTracing.spanned(name, options, work) : work(() => {});
}

/** Loads OpenTelemetry where the environment names an endpoint; else it costs neither time nor memory. */
export async function openTracing(program: string): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_SERVICE_NAME } = env();
  if (!OTEL_EXPORTER_OTLP_ENDPOINT && !OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return;
  if (place.corollaryTracing) return;
  const { startTracing } = await import('./open-telemetry.ts');
  place.corollaryTracing = startTracing(`${OTEL_SERVICE_NAME}-${program}`);
}
