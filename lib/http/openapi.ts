import { z } from 'zod';
import { errorCodes } from '#lib/domain/errors.ts';
import { stages } from '#lib/domain/pipeline.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of /api/v1, made from the verbs' schemas. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const pattern = operation.path.replace('*}', '}');
    const path = paths[pattern] ?? {};
    path[operation.method.toLowerCase()] = describeOperation({ ...operation, path: pattern });
    paths[pattern] = path;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Corollary', version, description: stages.map(({ id }) => id).join(' → ') },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Made under Settings, Tokens' },
      },
      schemas: { Error: errorSchema },
    },
    paths,
  };
}

const errorSchema = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { enum: errorCodes },
        message: { type: 'string', description: 'What happened and what to do' },
        issues: {
          type: 'array',
          items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
        },
        details: { type: 'object' },
        id: { type: 'string', description: 'Of an unknown error, as the log has it' },
      },
      required: ['code', 'message'],
    },
  },
};

function describeOperation({ method, path, verb, status, bytes }: Operation): Json {
  const { spec } = verb;
  const schema = z.toJSONSchema(spec.input, { io: 'input', unrepresentable: 'any' });
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  const required = new Set(schema.required ?? []);
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
  const inQuery = method === 'GET' || method === 'DELETE' || bytes?.request !== undefined;
  const rest = Object.keys(properties).filter(
    (name) => !inPath.has(name) && !(bytes?.request && name === 'content'),
  );
  const parameter = (name: string, place: 'path' | 'query') => ({
    ...{ name, in: place, required: place === 'path' || required.has(name) },
    description: properties[name]?.description,
    schema: properties[name],
  });
  return {
    operationId: spec.name,
    summary: spec.summary,
    tags: [path.split('/')[1]],
    parameters: [...inPath]
      .map((name) => parameter(name, 'path'))
      .concat(inQuery ? rest.map((name) => parameter(name, 'query')) : []),
    requestBody: requestBody({ rest, properties, required, inQuery, bytes }),
    responses: responses(status ?? 200, bytes?.response),
  };
}

function requestBody(of: {
  rest: string[];
  properties: Record<string, Json>;
  required: Set<string>;
  inQuery: boolean;
  bytes: Operation['bytes'];
}): Json | undefined {
  if (of.bytes?.request) return { required: true, content: { [of.bytes.request]: {} } };
  if (of.inQuery) return undefined;
  const properties = Object.fromEntries(of.rest.map((name) => [name, of.properties[name]]));
  const schema = { type: 'object', properties, required: of.rest.filter((name) => of.required.has(name)) };
  return { required: true, content: { 'application/json': { schema } } };
}

function responses(status: number, type = 'application/json'): Json {
  const failure = {
    description: 'What went wrong',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  };
  return { [status]: { description: 'Done', content: { [type]: {} } }, default: failure };
}
