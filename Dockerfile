# One image for web server, worker, migration and command line; compose.yaml says which a container is.
FROM node:26.10.0-trixie-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
# Not "npm ci": the lock need not name the packages of every platform, and this adds those of the image's.
RUN npm install --no-save --include=dev --include=optional --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run --silent image -- /out

FROM node:26.10.0-trixie-slim
# Slurm clusters are reached by ssh.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends openssh-client \
 && rm -rf /var/lib/apt/lists/* \
 && mkdir --mode=0700 /data && chown 10001:10001 /data
COPY --from=build /out /app
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    STUDIO_ROOT=/app \
    STUDIO_DATA=/data \
    NEXT_DIST_DIR=.next-image \
    HOSTNAME=0.0.0.0 \
    PORT=3000 \
    KEEP_ALIVE_TIMEOUT=75000 \
    STUDIO_EXIT_WITHIN=8000
USER 10001:10001
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 \
  CMD ["node", "bin/healthy.ts", "web"]
CMD ["node", "--import", "./bin/start/follow-parent.mjs", "--import", "./bin/start/content-length.mjs", "web/server.js"]
