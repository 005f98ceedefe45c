# A private RabbitMQ on loopback from the installed package, or the running one RABBITMQ_ADDRESS names.
# Sourced by deploy/local/servers and by what creates users. Uses: $state, $logs, $port_base

rmq=$state/rabbitmq
rmq_port=$((port_base + 41))
rmq_log=$logs/rabbitmq.log
rmq_external=${RABBITMQ_ADDRESS:-}

# The package's programs themselves: those on the PATH insist on the account rabbitmq and the system's node
rabbitmq_bin() {
  if [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]; then echo /usr/lib/rabbitmq/bin
  elif have rabbitmq-server; then dirname "$(command -v rabbitmq-server)"; fi
}

# rabbitmq_run PROGRAM ARGUMENTS…: with the environment of our node
rabbitmq_run() {
  env -i PATH="$PATH" LANG=C.UTF-8 HOME="$rmq" RABBITMQ_NODENAME=substra@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 \
    RABBITMQ_NODE_PORT=$rmq_port ERL_EPMD_PORT=$((port_base + 42)) RABBITMQ_DIST_PORT=$((port_base + 43)) \
    ERL_EPMD_ADDRESS=127.0.0.1 RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
    RABBITMQ_MNESIA_BASE="$rmq/mnesia" RABBITMQ_LOG_BASE="$rmq/log" RABBITMQ_LOGS="$rmq_log" \
    RABBITMQ_PID_FILE="$rmq/pid" RABBITMQ_ENABLED_PLUGINS_FILE="$rmq/plugins" RABBITMQ_CONF_ENV_FILE=/dev/null \
    RABBITMQ_CONFIG_FILE="$rmq/rabbitmq.conf" RABBITMQ_ADVANCED_CONFIG_FILE="$rmq/advanced.config" "$@"
}

rabbitmq_settings() {
  mkdir -p "$rmq" && chmod 700 "$rmq"
  [ -e "$rmq/.erlang.cookie" ] || (umask 077 && secret "$rmq/.erlang.cookie" >/dev/null)
  printf '[].\n' >"$rmq/plugins"
  (umask 077 && cat >"$rmq/rabbitmq.conf" <<CONF
default_user = substra
default_pass = $(secret "$rmq/password")
loopback_users = none
disk_free_limit.absolute = 50MB
log.file.level = warning
CONF
  )
  rm -f "$rmq/advanced.config"
  [ -z "${test:-}" ] || rabbitmq_impatience
}

# For tests: who holds a delivery for 5 s without acknowledging it loses its channel; otherwise half an hour, looked at once
# a minute. A service may work longer than that on what a message asks for, but not keep the message
rabbitmq_impatience() {
  echo "consumer_timeout = 5000" >>"$rmq/rabbitmq.conf"
  echo "[{rabbit, [{channel_tick_interval, 500}]}]." >"$rmq/advanced.config"
}

rabbitmq_pid() {
  local pid; pid=$(pid_in "$rmq/pid")
  if process_is "$pid" "-home $rmq"; then echo "$pid"; fi
}

rabbitmq_epmd_pid() {
  local dir
  for dir in /proc/[0-9]*; do
    if grep -qsx "epmd" "$dir/comm" && grep -qszx "HOME=$rmq" "$dir/environ"; then echo "${dir#/proc/}"; fi
  done
}

rabbitmq_start() {
  [ -z "$rmq_external" ] || { rabbitmq_reachable; return; }
  [ -z "$(rabbitmq_pid)" ] || return 0
  [ -n "$(rabbitmq_bin)" ] || apt_install rabbitmq-server
  rabbitmq_settings
  local port
  for port in $rmq_port $((port_base + 43)); do refuse_taken_port "$port" RabbitMQ; done
  [ -n "$(rabbitmq_epmd_pid)" ] || refuse_taken_port $((port_base + 42)) "RabbitMQ's epmd"
  rm -f "$rmq/pid"
  detach "$logs/rabbitmq-start.log" bash -c "$(declare -f rabbitmq_run)
    rmq='$rmq' rmq_port=$rmq_port port_base=$port_base rmq_log='$rmq_log'; rabbitmq_run '$(rabbitmq_bin)/rabbitmq-server'" >/dev/null
  wait_until 120 RabbitMQ "$logs/rabbitmq-start.log" port_open $rmq_port
}

rabbitmq_reachable() {
  rabbitmq_address
  (exec 3<>"/dev/tcp/$rmq_host/$rmq_port") 2>/dev/null || die "no broker answers at $rmq_host:$rmq_port (RABBITMQ_ADDRESS)"
}

# Without waiting for Erlang's ctl program: TERM is a clean stop
rabbitmq_stop() {
  [ -z "$rmq_external" ] || return 0
  stop_process "$(rabbitmq_pid)" "-home $rmq" 30
  local pid; for pid in $(rabbitmq_epmd_pid); do kill "$pid"; done
}

# Splits amqp://USER:PASSWORD@HOST:PORT
rabbitmq_address() {
  local format='^amqp://([^:@/]+):([^@/]+)@([^:@/]+):([0-9]+)/?$'
  [[ $rmq_external =~ $format ]] || die "RABBITMQ_ADDRESS must read amqp://USER:PASSWORD@HOST:PORT"
  rmq_user=${BASH_REMATCH[1]} rmq_password=${BASH_REMATCH[2]} rmq_host=${BASH_REMATCH[3]} rmq_port=${BASH_REMATCH[4]}
}

# rabbitmq_import FILE: users, virtual hosts and permissions from a definitions file
rabbitmq_import() {
  if [ -n "$rmq_external" ]; then rabbitmq_manage "$1"; else rabbitmq_ctl import_definitions "$1"; fi
}

# rabbitmq_delete VIRTUAL_HOST…: with their queues and messages; those that are not there are fine
rabbitmq_delete() {
  local host script='' options=()
  for host in "$@"; do
    options+=(--delete "$host")
    script+="case rabbit_vhost:exists(<<\"$host\">>) of true -> rabbit_vhost:delete(<<\"$host\">>, <<\"substra\">>); _ -> ok end, "
  done
  if [ -n "$rmq_external" ]; then rabbitmq_manage "${options[@]}"; else rabbitmq_ctl eval "${script}ok."; fi
}

rabbitmq_ctl() {
  rabbitmq_run "$(rabbitmq_bin)/rabbitmqctl" -q "$@" >>"$rmq_log" 2>&1 \
    || { tail -n 5 "$rmq_log" >&2; die "RabbitMQ refused to $1; its log is $rmq_log"; }
}

rabbitmq_manage() {
  rabbitmq_address
  python3 "$here/lib/rabbitmq-definitions.py" "${RABBITMQ_MANAGEMENT:-http://$rmq_host:15672}" "$@" \
    <<<"$rmq_user:$rmq_password" || die "the broker of RABBITMQ_ADDRESS refused"
}

rabbitmq_env() {
  if [ -n "$rmq_external" ]; then rabbitmq_address; else rmq_host=127.0.0.1 rmq_user=substra rmq_password=$(secret "$rmq/password"); fi
  echo "RABBITMQ_HOST=$rmq_host"
  echo "RABBITMQ_PORT=$rmq_port"
  echo "RABBITMQ_USERNAME=$rmq_user"
  echo "RABBITMQ_PASSWORD=$rmq_password"
}
