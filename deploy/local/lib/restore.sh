# The steps of deploy/local/restore. Sourced, not run. Uses: file_of, manifest_of, $force, $parts

# refuse_unfit NAME: stops when the file of that organisation, or of the ledger, cannot be written back here; changes nothing
refuse_unfit() {
  local name=$1 org genesis here
  genesis=$(field "${manifest_of[$name]}" genesis $channel)
  if [ "$name" = ledger ]; then
    for org in "${organisations[@]}"; do
      refuse_running "$org"
      [ -n "${file_of[$org]:-}" ] || [ "$(log_end)" -ge "$(tip_of "$org")" ] \
        || die "$org has executed more entries than this copy of the log has, and stops when they are gone: restore it, too"
    done
    refuse_filled ledger $log_owner
    return
  fi
  [[ " ${organisations[*]} " == *" $name "* ]] || die "${file_of[$name]} is of $name, which is not here: there are ${organisations[*]}"
  refuse_running "$name"
  [ "$(field "${manifest_of[$name]}" ledger_key)" = "$(key_hash "$name")" ] \
    || die "$name signed with another key when it was copied: put that one at $nodes/$name/ledger-key.pem first"
  here=$(field "${manifest_of[ledger]:-$(printf '{"genesis":%s}' "$(cat "$pg_marks/genesis.json" 2>/dev/null || echo '{}')")}" genesis $channel)
  [ "$genesis" = "$here" ] || die "$name was on another ledger, whose first entry is $genesis: restore that ledger's file, too"
  refuse_ahead "$name"
  for service in "${node_databases[@]}"; do refuse_filled "$name" "$(database_of "$name" "$service")"; done
  [ -n "$force" ] || [ -z "$(find "$nodes/$name/media" -type f -print -quit)" ] || die "$name has files: say --force to replace them"
}

refuse_running() {
  local service
  for service in "${services[@]}" "${services[@]/%/-2}"; do
    [ -z "$(service_pid "$1" "$service")" ] || die "$1 runs: stop it first (deploy/local/down --keep-servers)"
  done
}

# refuse_filled NAME DATABASE
refuse_filled() {
  local count
  [ -z "$force" ] || return 0
  count=$(as_owner "$2" psql -qAt -c "select count(*) from pg_class where relnamespace = 'public'::regnamespace") || die "$1: cannot read $2"
  [ "$count" = 0 ] || die "$1 is not empty ($2): say --force to overwrite it"
}

# A node must not know more than the ledger, for then somebody has taken entries back
refuse_ahead() {
  local tip last
  tip=$(field "${manifest_of[$1]}" positions ledger) tip=${tip##* } last=$(log_end)
  [ "$last" -ge "${tip:-0}" ] || die "$1 has executed entry $tip of the ledger, which ends with entry $last: that copy of the ledger is older"
}

# log_end: the last entry of the log, as it will be
log_end() {
  local last
  if [ -z "${manifest_of[ledger]:-}" ]; then
    last=$(as_owner $log_owner psql -qAt -c "select last from channel where name = '$channel'" 2>/dev/null || true)
  else last=$(field "${manifest_of[ledger]}" position) last=${last##* } last=${last%;}; fi
  echo "${last:--1}"
}

# tip_of ORGANISATION: the last entry that its adapter has executed
tip_of() {
  local tip
  tip=$(as_owner "$(database_of "$1" ledger)" psql -qAt -c "select number from tip where channel = '$channel'" 2>/dev/null || true)
  echo "${tip:--1}"
}

# fill DATABASE DUMP OPTION…: empty, then what the dump has, or nothing of it
fill() {
  local database=$1 dump=$2; shift 2
  { echo "DROP DATABASE IF EXISTS $database WITH (FORCE)"; database_statements "$database" "$database"; } | as_superuser
  as_owner "$database" pg_restore --single-transaction --exit-on-error --no-owner --dbname="$database" "$@" "$dump"
}

# The rights of those who read the log are in its file
restore_ledger() {
  local org
  say "restoring the shared log"
  mkdir "$parts/ledger"
  archive extract "${file_of[ledger]}" --parts "$parts/ledger"
  fill $log_owner "$parts/ledger/log.dump"
  for org in "${organisations[@]}"; do echo "GRANT CONNECT ON DATABASE $log_owner TO $(database_of "$org" log)"; done | as_superuser
  printf '{"%s":"%s"}\n' "$channel" "$(field "${manifest_of[ledger]}" genesis $channel)" >"$pg_marks/genesis.json"
}

# The queues go, for what waits in them is of another time; what was not kept (see nodes.sh) is empty
restore_node() {
  local org=$1 service media=$nodes/$1/media
  say "restoring $org"
  rm -rf "$media.restoring" && mkdir "$media.restoring" "$parts/$org"
  archive extract "${file_of[$org]}" --parts "$parts/$org" --tree "$media.restoring"
  rm -f "$rmq/definitions" "$pg_marks/$org.users"
  rabbitmq_delete "$org"
  for service in "${node_databases[@]}"; do fill "$(database_of "$org" "$service")" "$parts/$org/$service.dump" --no-privileges; done
  rm -rf "$media" && mv "$media.restoring" "$media"
}
