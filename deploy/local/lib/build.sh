# Builds the services when their sources have changed. The network runs copies in .local/apps, so a build in the checkout
# never pulls the jars from under a running service. Sourced, not run. Uses: $checkout, $apps, $service_logs, JAVA_HOME

# sources_hash FOLDER…: what the services below are made of, as one hash
sources_hash() {
  (cd "$checkout" && find "$@" \( -name target -o -name '.?*' \) -prune -o -type f \
    \( -name pom.xml -o -path '*/src/main/*' \) -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)
}

built_hash() { cat "$apps/sources" 2>/dev/null || true; }

build_services() {
  local hash
  hash=$(sources_hash .)
  if [ "$hash" = "$(built_hash)" ]; then return; fi
  need mvn "Install Maven 3.8 or newer (Debian: apt-get install maven)."
  say "building the services (log: $service_logs/build.log)"
  (cd "$checkout" && mvn -B -ntp -Dmaven.test.skip package </dev/null) >"$service_logs/build.log" 2>&1 \
    || { grep -E '^\[ERROR\]' "$service_logs/build.log" | head -n 20 >&2; die "the build failed; its log is $service_logs/build.log"; }
  keep_built "$hash"
}

# keep_built HASH: the network runs what Maven has just built from the sources with that hash
keep_built() {
  local service
  stop_services
  rm -f "$apps/sources"
  for service in "${services[@]}"; do
    rm -rf "${apps:?}/$service"
    cp -r "$checkout/$(module_of "$service")/target/quarkus-app" "$apps/$service"
  done
  echo "$1" >"$apps/sources"
}

# library NAME: the jar of that library which the worker runs with
library() { ls "$apps/worker/lib/main/$1"-[0-9]*.jar; }
