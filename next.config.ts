import type { NextConfig } from 'next';

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm run verify` and `npm test` check types over the whole tree; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'pg', '@prisma/client', 'graphile-worker'],
  devIndicators: false,
  // In development Next prints the arguments of server actions, passwords among them, and the addresses of requests:
  // those of links to a version's files are secrets.
  logging: { serverFunctions: false, incomingRequests: { ignore: [/^\/api\/v1\/versions\/pull\//] } },
};

export default config;
