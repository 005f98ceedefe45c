# The local network: two organisations, four services each; their names, ports, secrets and settings. Sourced, not run.
# Uses: $port_base

organisations=(owkin chu-nantes)
services=(ledger api scheduler worker)
channel=mychannel
user=substra user_password='p@$swr0d44'

local_dir=${SUBSTRA_LOCAL_DIR:-$checkout/.local}
state=$local_dir/servers logs=$local_dir/servers/logs
run=$local_dir/run nodes=$local_dir/nodes apps=$local_dir/apps service_logs=$local_dir/logs

choose_port_base

# Of each service; the second ones are called api-2 and so on. What was asked for, else what was last started, else 1
replicas=${replicas:-$(cat "$run/replicas" 2>/dev/null || echo 1)}
[[ $replicas =~ ^[12]$ ]] || die "--replicas must be 1 or 2, not $replicas"

prepare_folders() {
  local org
  (umask 077 && mkdir -p "$run" "$nodes")
  mkdir -p "$state/postgres" "$logs" "$service_logs" "$apps"
  for org in "${organisations[@]}"; do mkdir -p "$nodes/$org/media"; done
}

servers() { "$here/servers" "$@" --port-base "$port_base" --state "$state"; }

msp() { echo "$1MSP"; }
module_of() { case $1 in ledger) echo ledger-adapter ;; *) echo "$1-service" ;; esac; }
database_of() { echo "${1//-/_}_$2"; }
kind_of() { echo "${1%-2}"; }
own_secret() { secret "$run/$1.secret"; }
url_of() { echo "http://localhost:$(port_of "$1" api)"; }

# service_of TEXT: api for api, api-service, owkin-api and owkin-api-service; nothing for what is no service
service_of() {
  local text=${1#"${organisations[0]}-"}; text=${text#"${organisations[1]}-"}
  case $text in
    api | api-service) echo api ;;
    scheduler | scheduler-service) echo scheduler ;;
    worker | worker-service) echo worker ;;
    ledger | ledger-adapter) echo ledger ;;
  esac
}

# port_of ORGANISATION SERVICE
port_of() {
  local port=$port_base
  case $(kind_of "$2") in ledger) port=$((port + 10)) ;; scheduler) port=$((port + 20)) ;; worker) port=$((port + 30)) ;; esac
  [ "$(kind_of "$2")" = "$2" ] || port=$((port + 2))
  [ "$1" = "${organisations[0]}" ] || port=$((port + 1))
  echo $port
}

# worker_id ORGANISATION [SERVICE]: two checkouts may share one Docker engine, so a worker's name, which its containers carry,
# says whose it is
worker_id() {
  if [ "$(docker_mode)" = private ]; then echo "$1-${2:-worker}"
  else echo "$1-${2:-worker}-$(printf %s "$checkout" | sha256sum | cut -c1-6)"; fi
}

variable() { printf "%s='%s'\n" "$1" "$2"; }

# write_environment ORGANISATION SERVICE: the file that this service is started with
write_environment() {
  local file=$run/$1-$2.env
  (umask 077 && environment_of "$1" "$2" >"$file.new" && mv "$file.new" "$file")
}

environment_of() {
  local org=$1 service=$2 kind; kind=$(kind_of "$2")
  variable ORG_NAME "$org"
  variable LEDGER_MSP_ID "$(msp "$org")"
  variable LEDGER_CHANNELS "[\"$channel\"]"
  variable SUBSTRA_INSTANCE "$org-$service"
  variable DEFAULT_DOMAIN "$(url_of "$org")"
  variable QUARKUS_HTTP_HOST 127.0.0.1
  variable QUARKUS_HTTP_PORT "$(port_of "$org" "$service")"
  variable QUARKUS_LOG_CONSOLE_JSON_ENABLED "${QUARKUS_LOG_CONSOLE_JSON_ENABLED:-false}"
  variable RABBITMQ_HOST "$broker_host"
  variable RABBITMQ_PORT "$broker_port"
  variable RABBITMQ_USERNAME "$org-$kind"
  variable RABBITMQ_PASSWORD "$(own_secret "$org-$kind.broker")"
  variable RABBITMQ_VIRTUAL_HOST "$org"
  variable SUBSTRA_HALT_MARKER "$run/$org-$kind.halted"
  if [ -n "${OTEL_EXPORTER_OTLP_ENDPOINT:-}" ]; then
    variable OTEL_SDK_DISABLED false
    variable OTEL_EXPORTER_OTLP_ENDPOINT "$OTEL_EXPORTER_OTLP_ENDPOINT"
    variable OTEL_EXPORTER_OTLP_PROTOCOL "${OTEL_EXPORTER_OTLP_PROTOCOL:-grpc}"
  fi
  [ "$kind" = worker ] || database_variables DATABASE "$(database_of "$org" "$kind")"
  "${kind}_variables" "$org" "$service"
}

# database_variables PREFIX USER [DATABASE]
database_variables() {
  variable "$1_HOST" 127.0.0.1
  variable "$1_PORT" "$pg_port"
  variable "$1_NAME" "${3:-$2}"
  variable "$1_USER" "$2"
  variable "$1_PASSWORD" "$(own_secret "$2.database")"
}

api_variables() {
  variable MEDIA_ROOT "$nodes/$1/media"
  variable TOKEN_STRATEGY reuse
  variable SECURE_COOKIES false
  variable DEFAULT_THROTTLE_RATES "${DEFAULT_THROTTLE_RATES:-120}"
}

scheduler_variables() { :; }

worker_variables() {
  variable MEDIA_ROOT "$nodes/$1/media"
  variable WORKER_ID "$(worker_id "$1" "$2")"
  variable WORKER_SLOTS 1
  variable DOCKER_HOST "$(docker_host)"
}

ledger_variables() {
  database_variables LEDGER_LOG "$(database_of "$1" log)" substra_log
  variable LEDGER_SIGNING_KEY_FILE "$nodes/$1/ledger-key.pem"
  variable LEDGER_GENESIS "$(cat "$state/postgres/genesis.json" 2>/dev/null || echo '{}')"
}
