# Databases and broker users of the local network. Each step is done once; what marks it done lies beside the data it made,
# and goes with it. Sourced, not run.

log_owner=substra_log
pg_marks=$state/postgres

# role_statements NAME: a role with its password, one statement a line
role_statements() {
  # shellcheck disable=SC2016
  printf 'DO $$ BEGIN CREATE ROLE %s LOGIN; EXCEPTION WHEN duplicate_object THEN END $$\n' "$1"
  printf "ALTER ROLE %s LOGIN PASSWORD '%s'\n" "$1" "$(own_secret "$1.database")"
}

# database_statements NAME OWNER
database_statements() {
  echo "CREATE DATABASE $1 OWNER $2"
  echo "REVOKE ALL ON DATABASE $1 FROM PUBLIC"
}

databases() {
  local org service
  echo $log_owner
  for org in "${organisations[@]}"; do
    for service in api scheduler ledger; do database_of "$org" $service; done
  done
}

create_databases() {
  [ ! -e "$pg_marks/network" ] || return 0
  say "creating the databases"
  local name org
  {
    for name in $(databases); do role_statements "$name"; database_statements "$name" "$name"; done
    for org in "${organisations[@]}"; do
      role_statements "$(database_of "$org" log)"
      echo "GRANT CONNECT ON DATABASE $log_owner TO $(database_of "$org" log)"
    done
  } | sql postgres
  rm -f "$pg_marks/genesis.json" "$pg_marks"/*.users
  touch "$pg_marks/network"
}

drop_databases() {
  rm -f "$pg_marks/network" "$pg_marks/genesis.json" "$pg_marks"/*.users
  local name; for name in $(databases); do echo "DROP DATABASE IF EXISTS $name WITH (FORCE)"; done | sql postgres
}

broker_address() {
  if [ -n "$rmq_external" ]; then rabbitmq_address; fi
  broker_host=${rmq_host:-127.0.0.1} broker_port=$rmq_port
}

create_broker_users() {
  local org service file=$run/broker.json done=$rmq/definitions
  for org in "${organisations[@]}"; do
    for service in "${services[@]}"; do echo "$org-$service $(own_secret "$org-$service.broker")"; done
  done | (umask 077 && python3 "$here/lib/broker-definitions.py" "${organisations[@]}" >"$file")
  if [ -z "$rmq_external" ] && cmp -s "$file" "$done"; then return; fi
  say "creating the broker's virtual hosts and users"
  rabbitmq_import "$file"
  [ -n "$rmq_external" ] || cp -p "$file" "$done"
}

# Queues and messages go with their virtual hosts
drop_virtual_hosts() {
  rm -f "$rmq/definitions"
  rabbitmq_delete "${organisations[@]}"
}
