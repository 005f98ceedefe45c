# All that up, down, status, logs, reset and native share. Sourced after common.sh, with $port_base set or empty.

for part in network postgres rabbitmq docker java build processes setup members dev native; do
  . "$here/lib/$part.sh"
done

# A network that runs on other ports has to be stopped first: its processes would be lost from sight
refuse_another_base() {
  local running; running=$(cat "$state/port-base" 2>/dev/null || echo "$port_base")
  if [ "$running" != "$port_base" ] && { [ -n "$(postgres_pid)" ] || [ -n "$(rabbitmq_pid)" ]; }; then
    die "this checkout's network runs with --port-base $running: stop it with deploy/local/down first"
  fi
}

all_people_created() {
  local org; for org in "${organisations[@]}"; do [ -e "$pg_marks/$org.users" ] || return 1; done
}

create_all_people() {
  local org pids=()
  all_people_created || draw_credentials
  for org in "${organisations[@]}"; do
    if [ ! -e "$pg_marks/$org.users" ]; then
      [ ${#pids[@]} -gt 0 ] || say "creating the user $user and the nodes' credentials"
      create_people "$org" & pids+=($!)
    fi
  done
  local pid; for pid in "${pids[@]}"; do wait "$pid"; done
}

# abandon STATUS: an unfinished start leaves nothing running that it started
abandon() {
  trap '' INT TERM
  say "not started; stopping what was"
  local name
  # shellcheck disable=SC2086
  for name in $started; do stop_in_background ${name/\// }; done
  wait
  if [ -z "$servers_before" ]; then servers stop; fi
  exit "$1"
}

second_urls() { local org; for org in "${organisations[@]}"; do printf 'http://localhost:%s ' "$(port_of "$org" api-2)"; done; }

announce() {
  local org
  for org in "${organisations[@]}"; do
    is_left_out "$org" api || say "$(printf '%-12s %s  user %s, password %s' "$org" "$(url_of "$org")" "$user" "$user_password")"
  done
  [ "$replicas" = 1 ] || say "two of each service; the second APIs: $(second_urls)"
  if [ -n "$left_out" ]; then announce_dev; else say "all services are ready; deploy/local/down stops them"; fi
}
