# One organisation's four services, packaged (JVM) and without the limits of the local network, with servers of their own.
# Sourced by the benchmarks that run tuples, after common.sh. Uses: $bench; sets what common_argument and prepare find.

port_base='' build=yes keep='' started=''

# common_argument NAME [VALUE]: sets shift_by to how many arguments it took
common_argument() {
  shift_by=1
  case $1 in
    --help | -h) usage; exit 0 ;;
    --port-base) port_base=${2:?--port-base needs a number} shift_by=2 ;;
    --no-build) build= ;;
    --keep) keep=yes ;;
    *) say "unknown argument: $1"; usage >&2; exit 2 ;;
  esac
}

# prepare DEFAULT_PORT_BASE: starts the node; what it started stops with the calling script
prepare() {
  export SUBSTRA_LOCAL_DIR=$checkout/.local/bench
  state=$SUBSTRA_LOCAL_DIR/servers
  choose_port_base "$1"
  . "$here/lib/local.sh"
  . "$here/lib/one-node.sh"
  services=(ledger api scheduler worker)
  java_options=(-Xmx512m)
  prepare_folders
  need python3 "Install Python 3."
  find_jdk
  trap 'exit 130' INT TERM
  trap stop_node EXIT
  start_node
  driver=(--url "$(url_of owkin)" --user "$user" --password "$user_password" --channel "$channel" --ledger "$(java_of ledger)")
  set -a; . "$run/owkin-api.env"; set +a # Ledger.java speaks as the api
}

# java_of SERVICE: Java with the libraries of that service
java_of() {
  local jars; jars=$(find "$apps/$1/lib/main" "$apps/$1/app" -name '*.jar' ! -name '*slf4j-jboss*' -printf '%p:')
  echo "-Dslf4j.internal.verbosity=ERROR -cp $jars" >"$run/java-$1.arguments"
  echo "$JAVA_HOME/bin/java @$run/java-$1.arguments"
}

# worker_without_containers SLOTS: in the place of the other worker, one that was built with src/…/container/NoEngine.java
worker_without_containers() {
  local built=$apps/worker-none version; version=$(built_hash)
  if [ "$(cat "$built/version" 2>/dev/null)" != "$version" ]; then
    say "building a worker without containers (log: $service_logs/build-none.log)"
    (cd "$checkout" && mvn -B -ntp -Dmaven.test.skip package -pl worker-service -am -Dsubstra.worker.engine.none=true \
      "-Dquarkus.arc.unremovable-types=org.substra.worker.container.**" \
      -Dquarkus.package.output-directory=without-containers </dev/null) >"$service_logs/build-none.log" 2>&1 \
      || die "the build failed; its log is $service_logs/build-none.log"
    rm -rf "$built"
    cp -r "$checkout/worker-service/target/without-containers" "$built"
    echo "$version" >"$built/version"
  fi
  stop_service owkin worker
  (
    set -a; . "$run/owkin-worker.env"; set +a
    export WORKER_SLOTS=$1
    # shellcheck disable=SC2046
    detach "$service_logs/owkin-worker.log" "$JAVA_HOME/bin/java" $(mark_of owkin worker) "${java_options[@]}" \
      -jar "$built/quarkus-run.jar" >"$run/owkin-worker.pid"
  )
  await_ready owkin/worker
}
