import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { precondition } from '#lib/domain/errors.ts';
import { readTag } from './xml.ts';

export type S3Options = {
  /** "https://s3.eu-central-1.amazonaws.com", or that of any other store that speaks the protocol. */
  endpoint: string;
  bucket: string;
  /** Before every key, without a slash at its end; '' for none. */
  prefix: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket in the path (most stores of one's own), or else in the host name (AWS). */
  pathStyle: boolean;
  /** How often a request is tried again after 429, 5xx and a broken connection; 4 when left out. */
  retries?: number;
};

export type S3Request = {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  key: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Uint8Array;
};

/** Statuses that a caller expects beside success. */
export type S3Client = (request: S3Request, expected?: readonly number[]) => Promise<Response>;

/** Signed requests (SigV4) to one bucket. What a body holds is part of its signature. */
export function s3Client(options: S3Options): S3Client {
  const { accessKeyId, secretAccessKey, region, retries = 4 } = options;
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  return async (request, expected = []) => {
    const { method, headers, body } = request;
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const init = { method, headers: { ...headers, 'x-amz-content-sha256': hash }, body: body as BodyInit };
    const send = async () => aws.fetch(addressOf(options, request), init);
    const response = await withRetries(send, retries, options.endpoint);
    if (response.ok || expected.includes(response.status)) return response;
    throw await refused(response, request);
  };
}

function addressOf({ endpoint, bucket, prefix, pathStyle }: S3Options, { key, query }: S3Request): string {
  const url = new URL(endpoint);
  const base = url.pathname.replace(/\/$/, '');
  const object = prefix === '' ? key : `${prefix}/${key}`;
  if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`;
  url.pathname = pathStyle ? `${base}/${bucket}/${object}` : `${base}/${object}`;
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url.toString();
}

const firstWaitMs = 100;

/** Every request here may be sent twice: a key has one content, and a part of an upload its number. */
async function withRetries(send: () => Promise<Response>, retries: number, endpoint: string) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await send();
      if (attempt === retries || (response.status < 500 && response.status !== 429)) return response;
      await response.body?.cancel();
    } catch (error) {
      if (attempt >= retries) throw unreachable(endpoint, error);
    }
    await new Promise((done) => setTimeout(done, Math.random() * firstWaitMs * 2 ** attempt));
  }
}

function unreachable(endpoint: string, error: unknown) {
  const { cause } = error as { cause?: unknown };
  const reason = cause instanceof Error ? cause.message : String(error);
  return precondition(`The object storage at ${new URL(endpoint).host} did not answer: ${reason}.`);
}

const settingsOf: Record<string, string> = {
  NoSuchBucket: 'S3_BUCKET',
  InvalidAccessKeyId: 'S3_ACCESS_KEY_ID',
  SignatureDoesNotMatch: 'S3_SECRET_ACCESS_KEY and S3_REGION',
  AuthorizationHeaderMalformed: 'S3_REGION',
  AccessDenied: 'what these keys may do in the bucket',
  PermanentRedirect: 'S3_ENDPOINT and S3_REGION',
};

async function refused(response: Response, { method, key }: S3Request) {
  const code = readTag(await response.text(), 'Code') ?? String(response.status);
  const advice = settingsOf[code] ? ` Check ${settingsOf[code]}.` : '';
  return precondition(`The object storage refused ${method} "${key}" with ${code}.${advice}`);
}
