# What the tests find on their servers: databases and virtual hosts of their own, made anew at each start. Sourced by
# deploy/local/servers for --test. The passwords are well known, so that an IDE needs no settings; their owners may do what
# they like with the tests' data on loopback, and nothing else.

test_modules=(api ledger scheduler worker)
test_databases=(test_api test_ledger test_scheduler test_log)

prepare_for_tests() {
  . "$here/lib/java.sh"
  find_jdk
  test_database_statements | sql postgres
  (umask 077 && test_definitions >"$state/rabbitmq/test.json")
  rabbitmq_delete "${test_modules[@]/#/test-}"
  rabbitmq_import "$state/rabbitmq/test.json"
}

# The tests' role may make databases and roles (and act as those), but is no superuser: that could run programs
test_database_statements() {
  local name
  echo 'DO $$ BEGIN CREATE ROLE postgres LOGIN; EXCEPTION WHEN duplicate_object THEN END $$'
  echo "ALTER ROLE postgres LOGIN CREATEDB CREATEROLE PASSWORD 'postgres'"
  echo "ALTER ROLE postgres SET createrole_self_grant = 'set, inherit'"
  echo 'GRANT pg_signal_backend, pg_monitor TO postgres'
  for name in "${test_databases[@]}"; do
    echo "DROP DATABASE IF EXISTS $name WITH (FORCE)"
    echo "CREATE DATABASE $name OWNER postgres"
  done
}

test_definitions() {
  python3 - "${test_modules[@]/#/test-}" <<'PY'
import json, sys
hosts = sys.argv[1:]
print(json.dumps({
    "users": [{"name": "test", "password": "of-tests-only", "tags": []}],
    "vhosts": [{"name": host} for host in hosts],
    "permissions": [{"user": "test", "vhost": host, "configure": ".*", "write": ".*", "read": ".*"} for host in hosts],
}))
PY
}

# For a shell: eval "$(deploy/local/servers env --test)"
test_env() {
  echo "export TEST_POSTGRES_HOST=127.0.0.1 TEST_POSTGRES_PORT=$pg_port TEST_POSTGRES_USER=postgres TEST_POSTGRES_PASSWORD=postgres"
  rabbitmq_env | sed -n 's/^\(RABBITMQ_HOST\|RABBITMQ_PORT\)=/export TEST_\1=/p'
  echo "export TEST_RABBITMQ_USERNAME=test TEST_RABBITMQ_PASSWORD=of-tests-only"
  docker_env | sed -n 's/^\(DOCKER_HOST\|ALGO_IMAGE\)=/export TEST_\1=/p'
}
