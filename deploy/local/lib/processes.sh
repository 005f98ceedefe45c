# Starts, watches and stops the services of the local network. Sourced, not run.
# Uses: $run, $apps, $service_logs, $port_base, JAVA_HOME; a service process is called ORGANISATION-SERVICE here

java_options=(-Xmx160m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k)

# each_service COMMAND…: runs COMMAND ORGANISATION SERVICE for all eight, and their second replicas
each_service() {
  local org service all=("${services[@]}")
  [ "$replicas" = 1 ] || all+=("${services[@]/%/-2}")
  for org in "${organisations[@]}"; do
    for service in "${all[@]}"; do "$@" "$org" "$service"; done
  done
}

# Says whose a process is, so that nobody else's is ever killed
mark_of() { echo "-Dprocess.mark=$local_dir:$1-$2 "; }

service_pid() {
  local pid; pid=$(pid_in "$run/$1-$2.pid")
  if process_is "$pid" "$(mark_of "$1" "$2")"; then echo "$pid"; fi
}

# What a service was started from: a change of sources or settings means a restart
version_of() { cat "$apps/sources" "$run/$1-$2.env" 2>/dev/null | sha256sum | cut -c1-16; }

is_left_out() { [ "$1-$2" = "${organisations[0]}-${left_out:-}" ]; }

start_service() {
  local name=$1-$2
  if is_left_out "$1" "$2"; then stop_service "$1" "$2"; return; fi
  if [ -n "$(service_pid "$1" "$2")" ]; then
    [ "$(cat "$run/$name.version" 2>/dev/null)" != "$(version_of "$1" "$2")" ] || return 0
    stop_service "$1" "$2"
  fi
  refuse_taken_port "$(port_of "$1" "$2")" "$name"
  version_of "$1" "$2" >"$run/$name.version"
  # shellcheck disable=SC2086
  launch "$1" "$2" "$JAVA_HOME/bin/java" "${java_options[@]}" ${SUBSTRA_JAVA_OPTIONS:-} -jar "$apps/$(kind_of "$2")/quarkus-run.jar"
  started="$started $1/$2"
}

# launch ORGANISATION SERVICE PROGRAM ARGUMENTS…: starts it marked as that service, with its settings
launch() {
  local name=$1-$2
  (
    set -a; . "$run/$name.env"; set +a
    # shellcheck disable=SC2046
    detach "$service_logs/$name.log" "$3" $(mark_of "$1" "$2") "${@:4}" >"$run/$name.pid"
  )
}

check_ports() {
  [ -n "$(service_pid "$1" "$2")" ] || refuse_taken_port "$(port_of "$1" "$2")" "$1-$2"
}

# http_ok PORT PATH: answers 200
http_ok() {
  local answer
  answer=$(exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3; IFS= read -r -t 5 line <&3; echo "$line") || return 1
  [[ $answer == HTTP/*' 200 '* ]]
}

service_ready() { http_ok "$(port_of "$1" "$2")" /q/health/ready; }

await_services() {
  local waiting=()
  each_service list_awaited
  await_ready "${waiting[@]}"
}

# await_ready ORGANISATION/SERVICE…: waits until all are ready; says each, and stops when one has died
await_ready() {
  local waiting=("$@") still name begin=$SECONDS
  while [ ${#waiting[@]} -gt 0 ]; do
    still=()
    for name in "${waiting[@]}"; do
      # shellcheck disable=SC2086
      if service_ready ${name/\// }; then say "ready        ${name/\//-} ($((SECONDS - begin)) s)"
      else still+=("$name"); fi
    done
    waiting=("${still[@]}")
    for name in "${waiting[@]}"; do
      # shellcheck disable=SC2086
      [ -n "$(service_pid ${name/\// })" ] || give_up "${name/\//-}" "has ended"
      [ $((SECONDS - begin)) -lt 120 ] || give_up "${name/\//-}" "was not ready within 120 s"
    done
    [ ${#waiting[@]} = 0 ] || sleep 0.5
  done
}

list_awaited() { is_left_out "$1" "$2" || waiting+=("$1/$2"); }

give_up() {
  grep -v '^[[:space:]]*at ' "$service_logs/$1.log" | tail -n 15 | cut -c1-500 >&2
  die "$1 $2; its log is $service_logs/$1.log"
}

stop_service() { stop_process "$(service_pid "$1" "$2")" "$(mark_of "$1" "$2")" 15; rm -f "$run/$1-$2.pid"; }

# All at once: one after the other would take the sum of their farewells
stop_services() {
  local replicas=2
  each_service stop_in_background
  wait
}

# The second ones, when there shall be one of each
stop_surplus() {
  [ "$replicas" = 1 ] || return 0
  local services=("${services[@]/%/-2}")
  each_service stop_in_background
  wait
}

stop_in_background() { [ -z "$(service_pid "$1" "$2")" ] || stop_service "$1" "$2" & }

# service_line ORGANISATION SERVICE: for people
service_line() {
  local pid word=stopped memory='' native=
  pid=$(service_pid "$1" "$2")
  if [ -n "$pid" ]; then
    if service_ready "$1" "$2"; then word=ready; else word='not ready'; fi
    memory=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\)[0-9]\{3\} kB$/\1 MB/p' "/proc/$pid/status" 2>/dev/null || true)
    [ "$(cat "$run/$1-$2.version" 2>/dev/null)" != native ] || native=', native'
  elif port_open "$(port_of "$1" "$2")"; then word='started by hand'; fi
  printf '%-22s %-16s http://localhost:%s  %s %s%s\n' "$1-$2" "$word" "$(port_of "$1" "$2")" "${pid:+pid $pid}" "$memory" "$native"
}
