import type { NextConfig } from 'next';

/** Loaded where the environment asks for traces, else never. */
const telemetry = [
  'api',
  'context-async-hooks',
  'core',
  'exporter-trace-otlp-http',
  'resources',
  'sdk-trace',
].map((name) => `@opentelemetry/${name}`);

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // `npm run image` asks for a server that needs nothing else of the checkout.
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm run verify` and `npm test` check types over the whole tree; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    '@prisma/client',
    'graphile-worker',
    'pino',
    'prom-client',
    ...telemetry,
  ],
  devIndicators: false,
  experimental: {
    // Nothing reads a server's source maps, and code that keeps its names tells in the log where an error came from:
    // without maps and minified server code the build takes two thirds of the time, and its folder a third of the room.
    turbopackSourceMaps: false,
    serverMinification: false,
    // Kept for the next build it costs each build half as much again, and grows by 30 MB with every one.
    turbopackFileSystemCacheForBuild: false,
  },
  // In development Next prints the arguments of server actions, passwords among them, and the addresses of requests:
  // those of links to a version's files are secrets.
  logging: { serverFunctions: false, incomingRequests: { ignore: [/^\/api\/v1\/versions\/pull\//] } },
};

export default config;
