# shellcheck shell=bash
# Sourced by the compose step: a Docker engine that has the Dockerfile's base images.

BASE_IMAGES=(debian:bookworm-slim rust:1.95-slim-bookworm)

# Leaves a usable engine in DOCKER_HOST: the machine's own, or else one for this step alone.
# Only in the latter do stand-ins take the place of base images that no registry gives.
find_engine() {
  want docker 'docker-cli|docker.io'
  if docker info >/dev/null 2>&1 && base_images_here; then
    echo "-- Docker engine: this machine's"
    return
  fi
  start_engine
  stand_ins_current || base_images_here || make_stand_ins
}

base_images_here() {
  local image
  for image in "${BASE_IMAGES[@]}"; do
    docker image inspect "$image" >/dev/null 2>&1 || timeout 300 docker pull --quiet "$image" 2>"$TMPDIR/pull.log" ||
      { tail -n 1 "$TMPDIR/pull.log"; return 1; }
  done
}

# An engine with nothing outside two directories: no bridge, no packet filter rules, no routing.
# Its images and caches stay for the next run.
start_engine() {
  data=${XDG_CACHE_HOME:-$HOME/.cache}/two-origins/docker
  want dockerd docker.io
  need_root 'to start a Docker engine'
  mkdir -p "$data"
  ! mountpoint --quiet "$data" || data_was_mounted=true
  exec {engine_lock}>"$data.lock"
  flock --nonblock "$engine_lock" || { echo '-- waiting for another run to stop its Docker engine'; flock "$engine_lock"; }

  export DOCKER_HOST=unix://$TMPDIR/docker.sock
  # In a session of its own, a signal for the step leaves it up until the containers are down.
  "${as_root[@]}" setsid dockerd --data-root "$data" --exec-root "$TMPDIR/docker" --pidfile "$TMPDIR/docker.pid" \
    --host "$DOCKER_HOST" --group "$(id -g)" \
    --bridge=none --iptables=false --ip6tables=false --ip-forward=false \
    >"$TMPDIR/docker.log" 2>&1 {engine_lock}>&- &
  engine=$!
  until docker info >/dev/null 2>&1; do
    kill -0 "$engine" 2>/dev/null || { tail -n 20 "$TMPDIR/docker.log"; cannot 'no Docker engine starts here'; }
    sleep 0.2
  done
  echo "-- Docker engine: $(dockerd --version), started for this step"
}

stop_engine() {
  [[ -n ${engine:-} ]] || return 0
  # The next run has no use for the images this run replaced, and little for old layers.
  docker image prune --force >/dev/null || true
  docker builder prune --force --keep-storage 5GB >/dev/null || true
  "${as_root[@]}" kill "$(cat "$TMPDIR/docker.pid")" || true
  wait "$engine" || true
  # Network namespaces that a killed container leaves mounted, and the engine its folder.
  "${as_root[@]}" umount "$TMPDIR"/docker/netns/* 2>/dev/null || true
  [[ -n ${data_was_mounted:-} ]] || "${as_root[@]}" umount "$data" 2>/dev/null || true
}
