# Native executables of the services. All networks of this checkout share them, because each takes minutes to build. Sourced,
# not run. Uses: $checkout, $service_logs, $run, JAVA_HOME, GRAALVM_HOME

executables=$checkout/.local/executables
native_options=(-Xmx160m)

need_native_image() {
  [ -x "${GRAALVM_HOME:-}/bin/native-image" ] || die "there is no native-image in GRAALVM_HOME (${GRAALVM_HOME:-not set}):" \
    "install Mandrel or GraalVM for JDK 25 (https://github.com/graalvm/mandrel/releases) and export GRAALVM_HOME=its directory"
}

executable_is_current() {
  [ -x "$executables/$1" ] \
    && [ "$(cat "$executables/$1.sources" 2>/dev/null)" = "$(sources_hash pom.xml "$(module_of "$1")" ledger-adapter/contract ledger-adapter/launch)" ]
}

# build_executable SERVICE: when its sources, or contract's, have changed
build_executable() {
  local module hash log
  if executable_is_current "$1"; then return; fi
  need_native_image
  need mvn "Install Maven 3.8 or newer (Debian: apt-get install maven)."
  module=$(module_of "$1") log=$service_logs/native-$1.log
  hash=$(sources_hash pom.xml "$module" ledger-adapter/contract ledger-adapter/launch)
  say "building $module as a native executable: some minutes, all processors, up to 7 GB of memory (log: $log)"
  rm -f "$checkout/$module/target/"*-runner
  (cd "$checkout" && mvn -B -ntp -Dmaven.test.skip -Dnative package -pl "$module" -am </dev/null) >"$log" 2>&1 \
    || { grep -E '^(\[ERROR\]|Error:)' "$log" | head -n 20 >&2; die "the build failed; its log is $log"; }
  rm -f "$executables/$1.sources"
  cp "$checkout/$module/target/"*-runner "$executables/$1.new"
  mv "$executables/$1.new" "$executables/$1" # what runs may be replaced, but not overwritten
  echo "$hash" >"$executables/$1.sources"
}

# start_executable SERVICE: in the place of the first organisation's. What deploy/local/up finds started from something else
# than its own build, it starts again
start_executable() {
  local org=${organisations[0]}
  stop_service "$org" "$1"
  refuse_taken_port "$(port_of "$org" "$1")" "$org-$1"
  echo native >"$run/$org-$1.version"
  launch "$org" "$1" "$executables/$1" "${native_options[@]}"
}

# native_command SERVICE ARGUMENTS…: a command of the executable, with the settings of the first organisation's service
native_command() {
  (
    set -a; . "$run/${organisations[0]}-$1.env"; set +a
    "$executables/$1" "${@:2}"
  )
}
