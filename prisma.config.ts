import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // `prisma migrate deploy` on a connected machine needs the address; generating the client does not.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://unset.invalid/unset' },
});
