# Keys, the ledger's first entry, people and node credentials of the local network, through the services' own commands. Each
# is done once; the marks lie beside the databases and go with them. Sourced, not run.

create_keys() {
  local org key
  need openssl "Install OpenSSL (Debian: apt-get install openssl)."
  for org in "${organisations[@]}"; do
    key=$nodes/$org/ledger-key.pem
    [ -s "$key" ] || (umask 077 && openssl genpkey -algorithm ed25519 -out "$key.new" && mv "$key.new" "$key")
    openssl pkey -in "$key" -pubout -out "$nodes/$org/ledger-key.pub.pem"
  done
}

# command_of ORGANISATION SERVICE ARGUMENTS…: runs a command of a service's binary with that service's settings
command_of() {
  local org=$1 service=$2; shift 2
  (
    set -a; . "$run/$org-$service.env"; set +a
    "$JAVA_HOME/bin/java" "${java_options[@]}" -jar "$apps/$service/quarkus-run.jar" "$@"
  ) 2>>"$service_logs/setup.log"
}

# as_log_owner ORGANISATION ARGUMENTS…: a command of the ledger adapter, as the owner of the shared log
as_log_owner() {
  local org=$1; shift
  (
    set -a; . "$run/$org-ledger.env"; . <(database_variables LEDGER_LOG $log_owner); set +a
    "$JAVA_HOME/bin/java" "${java_options[@]}" -jar "$apps/ledger/quarkus-run.jar" "$@"
  ) 2>>"$service_logs/setup.log"
}

setup_failed() { grep -v '^[[:space:]]*at ' "$service_logs/setup.log" | tail -n 15 >&2; die "$1; the log is $service_logs/setup.log"; }

# write_genesis: the shared log's schema and its first entry, whose hash every adapter is given
write_genesis() {
  [ ! -s "$pg_marks/genesis.json" ] || return 0
  say "writing the first entry of the ledger"
  local org hash readers=() members=() first=${organisations[0]}
  for org in "${organisations[@]}"; do
    readers+=(--reader "$(database_of "$org" log)")
    members+=(--member "$(msp "$org")=$nodes/$org/ledger-key.pub.pem")
  done
  # The log belongs to neither organisation: both commands run as its owner
  hash=$(
    as_log_owner "$first" migrate-log "${readers[@]}" >&2 && as_log_owner "$first" genesis --channel $channel "${members[@]}"
  ) || setup_failed "the first entry of the ledger could not be written"
  hash=$(grep -oE '[0-9a-f]{64}' <<<"$hash" | tail -n 1) || setup_failed "the ledger named no hash of its first entry"
  printf '{"%s":"%s"}\n' "$channel" "$hash" >"$pg_marks/genesis.json"
}

# create_people ORGANISATION: the user, and the credentials of nodes for each other (and for themselves)
create_people() {
  local org=$1
  [ ! -e "$pg_marks/$org.users" ] || return 0
  command_of "$org" api users add "$user" --channel $channel <<<"$user_password" >>"$service_logs/setup.log" \
    || setup_failed "$org: the user $user could not be created"
  command_of "$org" api nodes load "$(credentials_of "$org")" >>"$service_logs/setup.log" \
    || setup_failed "$org: the credentials in $(credentials_of "$org") could not be loaded"
  touch "$pg_marks/$org.users"
}

credentials_of() { echo "$nodes/$(msp "$1").json"; }

# draw_credentials: the secrets by which the nodes know each other, a file for each; kept until the files are removed
draw_credentials() {
  local org given=() files=()
  for org in "${organisations[@]}"; do
    given+=("$(msp "$org")=$(url_of "$org")") files+=("$(credentials_of "$org")")
  done
  if ls "${files[@]}" >/dev/null 2>&1; then return; fi
  rm -f "${files[@]}" "$pg_marks"/*.users
  command_of "${organisations[0]}" api nodes generate --folder "$nodes" "${given[@]}" >>"$service_logs/setup.log" \
    || setup_failed "the nodes' credentials could not be drawn"
}
