import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '#lib/http/openapi.ts';
import { matchPath } from '#lib/http/operation.ts';
import { operations } from '#lib/http/operations.ts';
import { verbs } from '#lib/services/verbs.ts';

/** Verbs of signing in, of links that pages open, and of the first start: not for a token. */
const internal = [
  'account.change-password',
  'account.complete-setup',
  'account.issue-setup-link',
  'account.setup-state',
  'account.sign-in-external',
  'account.verify-password',
  'members.accept',
  'members.show-invitation',
  'projects.create-demo',
];

const bracesOf = (pattern: string) => [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

type Parameter = { name: string; in: string; required: boolean; schema?: unknown };
type Described = {
  operationId: string;
  summary: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema?: { properties: object; required: string[] } }> };
  responses: Record<string, unknown>;
};

const document = openApiDocument('1.2.3') as unknown as {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
};
const described = Object.entries(document.paths).flatMap(([pattern, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ pattern, method, operation })),
);

describe('the table of operations', () => {
  test('holds every verb once, but for those that are no part of the API', () => {
    const named = operations.map(({ verb }) => verb.spec.name).sort();
    const wanted = verbs.map(({ spec }) => spec.name).filter((name) => !internal.includes(name));
    expect(named).toEqual([...new Set(wanted)].sort());
    expect(verbs.map(({ spec }) => spec.name)).toEqual(expect.arrayContaining(internal));
  });

  test('no two operations have the same method and path', () => {
    const keys = operations.map(
      ({ method, path: pattern }) => `${method} ${pattern.replace(/\w+(?=\})/g, '')}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each(operations.map((one) => [`${one.method} ${one.path}`, one] as const))('%s', (_, one) => {
    const fields = Object.keys(one.verb.spec.input.shape);
    expect(fields).toEqual(expect.arrayContaining(bracesOf(one.path)));
    // A query may be asked for by POST (its filter is long), but nothing is changed by GET.
    if (one.method === 'GET') expect(one.verb.spec.kind).toBe('query');
    if (one.method === 'DELETE')
      expect(fields.filter((field) => field !== 'project')).toEqual(bracesOf(one.path));
  });

  test('every noun of a path has a route, and every route operations', () => {
    const routes = readdirSync(path.resolve(import.meta.dirname, '../../app/api/v1')).sort();
    expect([...new Set(operations.map((one) => one.path.split('/')[1]))].sort()).toEqual(routes);
  });
});

describe('a path', () => {
  test.each([
    ['/seeds/{seed}', '/seeds/1', { seed: '1' }],
    ['/seeds/{seed}', '/seeds/1/variants', null],
    ['/account/users/{email}/password', '/account/users/a%40b.org/password', { email: 'a@b.org' }],
    ['/versions/{version}', '/versions/100%', null],
  ])('%s against %s', (pattern, given, values) => {
    expect(matchPath(pattern, given)).toEqual(values);
  });
});

describe('the OpenAPI document', () => {
  test('names every operation once, by an id of its own', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(described).toHaveLength(operations.length);
    const ids = described.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(described.map((one) => [`${one.method} ${one.pattern}`, one] as const))('%s', (_, one) => {
    const { pattern, method, operation } = one;
    const { parameters, requestBody } = operation;
    expect(operation.summary).not.toBe('');
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map((parameter) => parameter.name)).toEqual(bracesOf(pattern));
    expect(inPath.every((parameter) => parameter.required)).toBe(true);
    expect(parameters.every((parameter) => parameter.schema !== undefined)).toBe(true);
    expect(new Set(parameters.map((parameter) => parameter.name)).size).toBe(parameters.length);
    if (method === 'get' || method === 'delete') expect(requestBody).toBeUndefined();
    const body = requestBody?.content['application/json']?.schema;
    if (body) expect(Object.keys(body.properties)).toEqual(expect.arrayContaining(body.required));
    const told = [...parameters.map(({ name }) => name), ...Object.keys(body?.properties ?? {})];
    const verb = operations.find((known) => known.verb.spec.name === operation.operationId)?.verb;
    const fields = Object.keys(verb?.spec.input.shape ?? {}).filter((name) => name !== 'content');
    expect(told.sort()).toEqual(fields.sort());
    expect(Object.keys(operation.responses)).toEqual([expect.stringMatching(/^20\d$/), 'default']);
  });

  test('refers to nothing that it does not hold', () => {
    const text = JSON.stringify(document);
    const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]));
    expect([...refs]).toEqual(['#/components/schemas/Error']);
  });
});
