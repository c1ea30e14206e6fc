import {
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { currentScope } from './scope.ts';
import { watchStatements } from './statement-spans.ts';
import type { Attributes, SpanOptions, Tracing } from './trace.ts';

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
  consumer: SpanKind.CONSUMER,
} as const;

/** Registers OpenTelemetry for this process: spans go to the endpoint that the environment names, as OTLP over HTTP. */
export function startTracing(service: string): Tracing {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'process.pid': process.pid }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), scheduledDelayMillis: 1000 }),
    ],
  });
  trace.setGlobalTracerProvider(provider);
  const tracer = trace.getTracer('corollary');
  const spanned: Tracing['spanned'] = (name, options, work) => {
    const { kind = 'internal', attributes } = options;
    return tracer.startActiveSpan(name, { kind: kinds[kind], attributes }, parentOf(options), (span) =>
      untilItsEnd(span, () => work((facts) => void span.setAttributes(facts as Record<string, string>))),
    );
  };
  return {
    spanned,
    traceparent,
    watchClient: (client) => watchStatements(client, tracer),
    flush: () => provider.forceFlush(),
  };
}

function parentOf({ parent }: SpanOptions): Context {
  const open = context.active();
  return parent && !trace.getSpan(open) ? propagation.extract(open, { traceparent: parent }) : open;
}

function traceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Ends the span with what was begun in it, be that a promise or not. */
function untilItsEnd<R>(span: Span, work: () => R): R {
  const requestId = currentScope()?.requestId;
  if (requestId) span.setAttribute('corollary.request_id', requestId);
  const fail = (error: unknown): never => {
    span.recordException(error instanceof Error ? error : String(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    throw error;
  };
  try {
    const value = work();
    if (!(value instanceof Promise)) {
      span.end();
      return value;
    }
    return value.then((result) => {
      span.end();
      return result;
    }, fail) as R;
  } catch (error) {
    return fail(error);
  }
}

export type { Attributes };
