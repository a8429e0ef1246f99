# Reconcile in one container: a read-only root, an ordinary user, one volume. Nothing is fetched at run time.
#   docker build -t reconcile . && docker run -p 3000:3000 -v reconcile-data:/data reconcile

ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
# For build machines behind a proxy with a certificate of its own: a PEM bundle in the build context, and its name here.
ARG EXTRA_CA_CERTS=
COPY package.json package-lock.json .npmrc ${EXTRA_CA_CERTS} ./
RUN if [ -n "$EXTRA_CA_CERTS" ]; then export NODE_EXTRA_CA_CERTS="/app/$EXTRA_CA_CERTS"; fi; npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS run
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/scripts/serve.mjs /app/scripts/forwarded-for.mjs /app/scripts/bootstrap.mjs ./scripts/
COPY --from=build /app/.next/standalone ./.next/standalone
COPY --from=build /app/build ./build
COPY --from=build /app/content ./content
COPY --from=build /app/labs ./labs
COPY --from=build /app/prisma ./prisma
# Owned by the user that serves, so that a fresh named volume is writable for it.
RUN mkdir /data && chown 1000:1000 /data
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/serve.mjs"]
