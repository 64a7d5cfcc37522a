# deploy/pin-images says with which digests these are to be had.
ARG DEBIAN_IMAGE=debian:bookworm-slim
ARG RUST_IMAGE=rust:1.95-slim-bookworm

FROM ${RUST_IMAGE} AS build
WORKDIR /build
COPY . .
# The caches keep what was downloaded and compiled from one build to the next. Cargo tells by a
# file's time whether it changed, and checkouts do not keep times, so our own files are made new.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target,sharing=locked \
    find . -path ./target -prune -o -type f -exec touch {} + \
    && cargo build --release --locked --package contacts-service --package cors-lab --package web-app \
    && install -D --target-directory=/built target/release/contacts-service target/release/cors-lab target/release/web-app

FROM ${DEBIAN_IMAGE} AS runtime
# A new volume takes over the owner of the directory that it is mounted on.
RUN install --directory --owner=10001 --group=10001 /data
USER 10001:10001

FROM runtime AS contacts-service
COPY --from=build /built/contacts-service /usr/local/bin/
ENV CONTACTS_LISTEN=0.0.0.0:8081 DATABASE_URL=sqlite:/data/contacts.db
EXPOSE 8081
VOLUME /data
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD ["contacts-service", "healthcheck"]
ENTRYPOINT ["contacts-service"]

FROM runtime AS web-app
COPY --from=build /built/web-app /usr/local/bin/
COPY static /srv/static
ENV WEB_LISTEN=0.0.0.0:8080 WEB_STATIC_DIR=/srv/static
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD ["web-app", "healthcheck"]
ENTRYPOINT ["web-app"]

FROM runtime AS cors-lab
COPY --from=build /built/cors-lab /usr/local/bin/
ENV LAB_LISTEN=0.0.0.0:8082
EXPOSE 8082
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD ["cors-lab", "healthcheck"]
ENTRYPOINT ["cors-lab"]

# The command for who has no cargo: `docker build --target cors-doctor --tag cors-doctor .`
FROM ${RUST_IMAGE} AS build-cors-doctor
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target,sharing=locked \
    find . -path ./target -prune -o -type f -exec touch {} + \
    && cargo build --release --locked --package cors-doctor \
    && install -D --target-directory=/built target/release/cors-doctor

FROM ${DEBIAN_IMAGE} AS cors-doctor
# The authorities that certificates of APIs are from.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
COPY --from=build-cors-doctor /built/cors-doctor /usr/local/bin/
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["cors-doctor"]

# For docker-compose.scale.yml, from the same base and its packages.
FROM ${DEBIAN_IMAGE} AS proxy
RUN apt-get update && apt-get install -y --no-install-recommends caddy && rm -rf /var/lib/apt/lists/*
USER 10001:10001
COPY deploy/Caddyfile /etc/caddy/Caddyfile
ENV PROXY_PORT=8081 XDG_CONFIG_HOME=/tmp XDG_DATA_HOME=/tmp
EXPOSE 8081
ENTRYPOINT ["caddy", "run", "--config", "/etc/caddy/Caddyfile"]

FROM ${DEBIAN_IMAGE} AS database
RUN apt-get update && apt-get install -y --no-install-recommends openssl postgresql && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=postgres --group=postgres /var/lib/postgresql/data /credentials
COPY deploy/database /usr/local/bin/database
USER postgres
VOLUME /var/lib/postgresql/data /credentials
HEALTHCHECK --interval=2s --timeout=3s --start-period=20s CMD ["pg_isready", "--host=127.0.0.1", "--username=contacts", "--dbname=contacts"]
ENTRYPOINT ["database"]
