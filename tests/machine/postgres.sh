# shellcheck shell=bash
# Sourced by steps that need a PostgreSQL cluster of their own: afterwards it runs, and $port,
# $cluster and $bin say where. The caller traps EXIT with stop_postgres.

cluster=$TMPDIR/cluster
# PostgreSQL refuses to run as root.
if ((EUID == 0)); then unprivileged=(runuser -u nobody --); else unprivileged=(); fi

# make_cluster SETTING…: each setting is one that postgres takes with -c.
make_cluster() {
  settings=("$@")
  bin=$(server_programs)
  [[ -n $bin ]] || apt_install postgresql
  bin=$(server_programs)
  [[ -n $bin ]] || cannot 'no initdb, and the Debian package postgresql did not bring it'
  mkdir "$cluster"
  ((EUID != 0)) || chown nobody "$cluster"
  (
    cd "$cluster" || exit
    "${unprivileged[@]}" "$bin/initdb" --pgdata="$cluster/data" --username=postgres --auth=trust --encoding=UTF8 --no-locale --no-sync >"$TMPDIR/initdb.log" ||
      { cat "$TMPDIR/initdb.log"; exit 1; }
  )
}

# Debian keeps them off the PATH, one directory for each version.
server_programs() {
  { find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' 2>/dev/null || true; } | sort -V | tail -n 1
}

# Nothing tells a free port for sure but starting on it.
start_postgres() {
  local attempt
  for attempt in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 10000))
    pg_ctl start --wait --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=''$(printf ' -c %s' "${settings[@]}")" && {
      echo "-- $("$bin/postgres" --version) on 127.0.0.1:$port"
      return
    }
  done
  echo "PostgreSQL did not start in $attempt attempts:"
  tail -n 20 "$cluster/log"
  exit 1
}

stop_postgres() { pg_ctl stop --mode=immediate || true; }

# With the options of the last start, if none are given.
pg_ctl() (cd "$cluster" && "${unprivileged[@]}" "$bin/pg_ctl" "$@" --pgdata="$cluster/data" --log="$cluster/log" --silent)
