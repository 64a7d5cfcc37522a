# shellcheck shell=bash
# Sourced by the compose step: base images made from Debian's packages and this machine's Rust,
# which reach the crates registry in the way this machine does.

CERTIFICATES=/etc/ssl/certs/ca-certificates.crt
CARGO_CONFIG=${CARGO_HOME:-$HOME/.cargo}/config.toml
STAND_IN_LABEL=two-origins.stand-in

make_stand_ins() {
  want mmdebstrap mmdebstrap debian-archive-keyring
  local begin=$SECONDS toolchain
  toolchain=$(rustc --print sysroot)
  echo '-- making stand-ins for the base images (mmdebstrap)'
  bookworm | as_image debian:bookworm-slim
  # mmdebstrap's hooks are given the new root directory as $1.
  # shellcheck disable=SC2016
  bookworm --include=gcc,libc6-dev \
    --customize-hook="cp -a '$toolchain/bin' '$toolchain/lib' \"\$1/usr/local/\"" \
    --customize-hook="install -D --mode=644 '$CERTIFICATES' \"\$1$CERTIFICATES\"" \
    --customize-hook='mkdir "$1/usr/local/cargo"' \
    --customize-hook="cp '$CARGO_CONFIG' \"\$1/usr/local/cargo/\" 2>/dev/null || true" |
    as_image rust:1.95-slim-bookworm --change 'ENV CARGO_HOME=/usr/local/cargo'
  remark "stand-ins for the base images made in $((SECONDS - begin)) s"
}

# Whether stand-ins of an earlier run are here and still made of what this machine has now.
stand_ins_current() {
  local image
  for image in "${BASE_IMAGES[@]}"; do
    [[ $(docker image inspect --format "{{index .Config.Labels \"$STAND_IN_LABEL\"}}" "$image" 2>/dev/null) == "$(ingredients)" ]] || return
  done
  remark 'stand-ins for the base images kept from an earlier run'
}

ingredients() {
  { rustc --version; cat "$CERTIFICATES" "$CARGO_CONFIG" 2>/dev/null; } | sha256sum | cut -c1-16
}

# Prints a minimal Debian 12 as a tar archive.
bookworm() {
  local part leave_out=()
  for part in doc info locale man; do leave_out+=(--dpkgopt="path-exclude=/usr/share/$part/*"); done
  "${as_root[@]}" mmdebstrap --quiet --variant=minbase "${leave_out[@]}" "$@" bookworm -
}

as_image() {
  local name=$1
  shift
  docker import --change "LABEL $STAND_IN_LABEL=$(ingredients)" "$@" - "$name" >/dev/null
}
