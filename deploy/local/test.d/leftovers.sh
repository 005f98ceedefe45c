# What an organisation must not keep once all its tuples have ended. Sourced after lib/local.sh, not run.
# Uses: $channel, $apps, $run, $nodes, $here, JAVA_HOME

# nothing_left ORGANISATION: waits until nothing is left, or stops with what there is
nothing_left() {
  local end=$((SECONDS + 30)) found
  while :; do
    found=$(set -e; leftovers_of "$1")
    [ -n "$found" ] || break
    [ $SECONDS -lt $end ] || die "$1 is left with: $found"
    sleep 1
  done
  echo "ok: $1 has one result of each tuple, and no tuple, lease, message, container or folder of a tuple or plan is left"
  left_uploads_of "$1" | sed 's/^/not removed before it is a day old: /'
}

# leftovers_of ORGANISATION: one a line
leftovers_of() {
  left_rows_of "$1"
  wrong_results_of "$1"
  left_messages_of "$1"
  left_containers_of "$1"
  left_folders_of "$1"
}

# Tuples, leases and messages of the scheduler
left_rows_of() {
  local table parts=()
  for table in backlog share assignment ended_plan setback ending outbox; do
    parts+=("select '$table' as name, count(*) as rows from $table")
  done
  local IFS=$'\n' query; query="${parts[*]}"
  echo "select rows || ' rows of its scheduler''s table ' || name from (${query//$'\n'/ union all }) t where rows > 0" \
    | sql "$(database_of "$1" scheduler)"
}

# Tuples of the ledger that have no result or more than one, in the eyes of this organisation's adapter; a canceled one has none
wrong_results_of() {
  tr '\n' ' ' <<SQL | sql "$(database_of "$1" ledger)"
select 'tuple ' || t.key || ' with ' || count(e.number) || ' results' from fold_tuple t
left join executed e on e.channel = t.channel and split_part(e.command_id, '/', 1) = t.key and e.command_id like '%/end'
and convert_from(e.verdict, 'UTF8')::jsonb ->> 'verdict' = 'accepted'
group by t.channel, t.key, t.status having count(e.number) <> case t.status when 'CANCELED' then 0 else 1 end
SQL
}

# Messages nobody has taken, and those nobody could read
left_messages_of() {
  local replica worker queues=()
  for replica in '' $([ "$replicas" = 1 ] || echo -2); do
    worker=$(worker_id "$1" "worker$replica")
    queues+=("tasks.$worker" "tasks.control.$worker" "ledger.events.$1-api$replica" "ledger.events.$1-scheduler$replica")
  done
  (
    set -a; . "$run/$1-worker.env"; set +a
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$(library com.rabbitmq.amqp-client):$(library org.slf4j.slf4j-api)" \
      "$here/lib/Broker.java" count dead-letters files ledger.commands ledger.queries workers "${queues[@]}" 2>>"$service_logs/setup.log"
  ) | sed -n '/^0 /!s/ / messages in /p'
}

left_containers_of() {
  local service
  for service in worker worker-2; do
    DOCKER_HOST=$(docker_host) docker ps --all --filter "label=substra.worker=$(worker_id "$1" $service)" \
      --format 'container {{.ID}} ({{.Status}})'
  done
}

# Of tuples and of compute plans; each worker has a folder of its own in worker/work, which stays
left_folders_of() {
  local media=$nodes/$1/media/worker
  [ ! -d "$media/work" ] || find "$media/work" -mindepth 2 -maxdepth 2
  [ ! -d "$media/plans" ] || find "$media/plans" -mindepth 1 -maxdepth 1
}

# What a killed api was writing; told, no error, for another process may be writing it: it goes when it is a day old
left_uploads_of() {
  local folder
  for folder in "$nodes/$1/media"/api/{tmp,uploads}; do
    [ ! -d "$folder" ] || find "$folder" -mindepth 1 -maxdepth 1
  done
}
