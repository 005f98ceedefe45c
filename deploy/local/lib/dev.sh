# What development mode needs. Sourced, not run.

dev_maven=3.9.12

# Quarkus' development mode refuses Maven below 3.9, which Debian 12 has: prints a Maven that will do, fetched if need be
maven_for_dev() {
  local home=$cache/apache-maven-$dev_maven download
  if mvn --version 2>/dev/null | grep -qE '^Apache Maven (3\.(9|[1-9][0-9])|[4-9])\.'; then echo mvn; return; fi
  if [ ! -x "$home/bin/mvn" ]; then
    say "fetching Maven $dev_maven: development mode refuses the one that is installed"
    mkdir -p "$cache"
    download=$(mktemp -d "$cache/maven.XXXXXX")
    (cd "$download" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy </dev/null \
      -Dartifact=org.apache.maven:apache-maven:$dev_maven:tar.gz:bin -DoutputDirectory="$download" >>"$service_logs/build.log" 2>&1) \
      || die "Maven $dev_maven could not be fetched; the log is $service_logs/build.log"
    tar -xzf "$download/apache-maven-$dev_maven-bin.tar.gz" -C "$download"
    rm -rf "$home" && mv "$download/apache-maven-$dev_maven" "$home" && rm -rf "$download"
  fi
  echo "$home/bin/mvn"
}

announce_dev() {
  local module file maven
  module=$(module_of "$left_out")
  file=$run/dev-$module.env
  maven=$(maven_for_dev)
  cp -p "$run/${organisations[0]}-$left_out.env" "$file"
  say "all but ${organisations[0]}'s $module are ready. Start that one, from the root of the checkout, with:"
  # The compiler's plugins need in the service's process what .mvn/jvm.config gives them in Maven's
  say "  (export JAVA_HOME=$JAVA_HOME; set -a; . ${file#"$checkout/"}
   $maven compile quarkus:dev -pl $module -am -Djvm.args=\"\$(paste -sd' ' .mvn/jvm.config)\")"
}
