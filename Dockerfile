# syntax=docker/dockerfile:1
# The Node that the tests run with: the version of `node` in package.json.
FROM node:26.10.0-bookworm-slim AS package
WORKDIR /checkout
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm pack --pack-destination /tmp \
  && mkdir /app \
  && tar -xzf /tmp/contract-server-*.tgz -C /app --strip-components=1 --no-same-owner

FROM node:26.10.0-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --omit=peer --ignore-scripts --no-audit --no-fund

FROM node:26.10.0-bookworm-slim
# No package manager is needed to run it.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /opt/yarn* \
  && install -d -o node -g node -m 0700 /data
COPY --from=dependencies /app/node_modules /app/node_modules
# What sends traces, where OTEL_EXPORTER_OTLP_ENDPOINT says where to: the package leaves it to whoever wants it.
COPY --from=package /checkout/node_modules/@opentelemetry /app/node_modules/@opentelemetry
COPY --from=package /app /app
ENV NODE_ENV=production
WORKDIR /app/dist
USER 1000:1000
VOLUME /data
EXPOSE 4010
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:4010/__contract/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/src/cli/bin.js"]
CMD ["serve", "--page", "web/dist", "--host", "0.0.0.0", "--data", "/data"]
