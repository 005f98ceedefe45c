# One organisation's api-service and ledger-adapter with servers of their own: what is enough to ask the API, and no worker runs.
# Sourced after local.sh, not run. Uses: $build (empty runs what was built last), $keep (not empty leaves everything running)

organisations=(owkin) services=(ledger api)

# The broker's definitions are those of a whole node
all_broker_users() {
  local services=(ledger api scheduler worker)
  create_broker_users
}

start_node() {
  servers start
  if [ -n "$build" ]; then build_services; fi
  [ -n "$(built_hash)" ] || die "nothing has been built yet: leave --no-build out"
  broker_address
  create_databases
  all_broker_users
  create_keys
  each_service write_environment
  write_genesis
  each_service write_environment
  create_all_people
  each_service start_service
  await_services
}

stop_node() {
  [ -z "$keep" ] || return 0
  stop_services
  servers stop
}
