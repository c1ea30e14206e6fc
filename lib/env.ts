import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** A setting that cannot be used; the message is one line that a user can act on. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

const optionalText = z.string().optional();
const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(1, 'must be 1 or more')
  .max(65535, 'must be at most 65535');
const commaList = z
  .string()
  .optional()
  .transform((text) => (text ?? '').split(',').flatMap((part) => part.trim().toLowerCase() || []));
const postgresUrl = z
  .string()
  .optional()
  .refine(
    (text) => text === undefined || isPostgresUrl(text),
    'must look like postgresql://user:password@host:5432/name',
  );
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional();
const secret = z.string().min(32, 'must have at least 32 characters').optional();

const Settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).catch('production'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  STUDIO_ROOT: optionalText,
  STUDIO_DATA: optionalText,
  STUDIO_SECRET: secret,
  NEXT_DIST_DIR: z.string().default('.next'),
  NEXTAUTH_URL: httpUrl,
  NEXTAUTH_SECRET: secret,
  ALLOWED_DOMAINS: commaList,
  GITHUB_ID: optionalText,
  GITHUB_SECRET: optionalText,
  GOOGLE_ID: optionalText,
  GOOGLE_SECRET: optionalText,
  OIDC_ISSUER: httpUrl,
  OIDC_CLIENT_ID: optionalText,
  OIDC_CLIENT_SECRET: optionalText,
  OIDC_NAME: z.string().default('Single sign-on'),
  S3_ENDPOINT: httpUrl,
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_PREFIX: z
    .string()
    .regex(/^[\w./-]*$/, 'may hold letters, digits, "/", ".", "_" and "-"')
    .default(''),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  S3_PATH_STYLE: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .transform((value) => value === 'true')
    .optional(),
  S3_COPIES_GB: z.coerce.number('must be a number').positive('must be over 0').default(10),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  MAX_REQUESTS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(4, 'must be 4 or more')
    .default(64),
  WORKER_NICENESS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(19, 'must be at most 19')
    .default(15),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: httpUrl,
  OTEL_SERVICE_NAME: z.string().default('corollary'),
  CHROMIUM_PATH: optionalText,
  TEST_DATABASE_URL: postgresUrl,
  E2E_BASE_URL: httpUrl,
  CI: optionalText,
  INSTALL_SLURM: optionalText,
});

const togetherOrNot = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
] as const;

export type Environment = Omit<z.infer<typeof Settings>, 'STUDIO_ROOT' | 'STUDIO_DATA'> & {
  /** The checkout: the folder with package.json. */
  STUDIO_ROOT: string;
  /** The data folder, absolute. */
  STUDIO_DATA: string;
};

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

function withoutEmpty(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')) as NodeJS.ProcessEnv;
}

/** Reads settings from `source`; throws an EnvironmentError that names the first wrong one. */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const parsed = Settings.safeParse(withoutEmpty(source));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new EnvironmentError(`The setting ${issue.path.join('.')} ${issue.message}.`);
  }
  for (const names of togetherOrNot) {
    const missing = names.filter((name) => parsed.data[name] === undefined);
    if (missing.length > 0 && missing.length < names.length) {
      throw new EnvironmentError(
        `The setting ${missing[0]} is missing: ${names.join(', ')} belong together.`,
      );
    }
  }
  const root = path.resolve(parsed.data.STUDIO_ROOT ?? process.cwd());
  return {
    ...parsed.data,
    STUDIO_ROOT: root,
    STUDIO_DATA: path.resolve(root, parsed.data.STUDIO_DATA ?? '.studio'),
  };
}

let current: Environment | undefined;

/** The settings of this process: its environment, then `.env` of the checkout for what that leaves open. */
export function env(): Environment {
  current ??= loadEnvironment();
  return current;
}

function loadEnvironment(): Environment {
  const file = path.join(process.env.STUDIO_ROOT ?? process.cwd(), '.env');
  if (process.env.NODE_ENV !== 'test' && existsSync(file)) process.loadEnvFile(file);
  return readEnvironment(process.env);
}

/** The environment for a child process: this one's, with changes. */
export function childEnvironment(changes: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const merged: NodeJS.ProcessEnv = { ...process.env, ...changes };
  for (const [name, value] of Object.entries(changes)) if (value === undefined) delete merged[name];
  return merged;
}

/** The variables of this process whose names are admitted, for a child that is to see nothing else. */
export function admittedEnvironment(admits: (name: string) => boolean): Record<string, string> {
  const given = Object.entries(process.env);
  return Object.fromEntries(
    given.flatMap(([name, value]) => (value !== undefined && admits(name) ? [[name, value]] : [])),
  );
}

/** next-auth reads the environment itself: without NEXTAUTH_URL it must take the address from the request. */
export function trustRequestHost(): void {
  process.env.AUTH_TRUST_HOST ??= 'true';
}
