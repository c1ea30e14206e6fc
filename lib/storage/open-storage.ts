import path from 'node:path';
import type { Environment } from '#lib/env.ts';
import { filesystemStorage } from './filesystem.ts';
import type { ObjectStorage } from './object-storage.ts';
import { s3Storage } from './s3/storage.ts';

const gibibyte = 1024 ** 3;

/** The storage that the settings name: a bucket where there is one, else the data folder. */
export function openStorage(settings: Environment): ObjectStorage {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings;
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    return filesystemStorage(path.join(settings.STUDIO_DATA, 'files'));
  }
  return s3Storage(
    {
      endpoint: S3_ENDPOINT ?? `https://s3.${S3_REGION}.amazonaws.com`,
      bucket: S3_BUCKET,
      prefix: settings.S3_PREFIX.replace(/^\/+|\/+$/g, ''),
      region: S3_REGION,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
      pathStyle: settings.S3_PATH_STYLE ?? S3_ENDPOINT !== undefined,
    },
    { folder: path.join(settings.STUDIO_DATA, 'copies'), maxBytes: settings.S3_COPIES_GB * gibibyte },
  );
}
