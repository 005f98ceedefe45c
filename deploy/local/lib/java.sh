# The JDK, and SQL against the private PostgreSQL (its binaries bring no psql). Sourced, not run.

jdbc_version=42.7.10

# find_jdk: sets JAVA_HOME to a JDK 25
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -x "$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$home/release"; then
      export JAVA_HOME=$home PATH=$home/bin:$PATH
      return
    fi
  done
  die "no JDK 25 in JAVA_HOME or /usr/lib/jvm. Install one (Temurin: https://adoptium.net, package temurin-25-jdk) or point JAVA_HOME at it."
}

jdbc_driver() {
  local jar=$cache/postgresql-$jdbc_version.jar
  if [ ! -s "$jar" ]; then
    need mvn "Install Maven 3.8 or newer (Debian: apt-get install maven)."
    mkdir -p "$cache"
    (cd "$cache" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy </dev/null \
      -Dartifact=org.postgresql:postgresql:$jdbc_version -DoutputDirectory="$cache" >>"$logs/maven.log" 2>&1) \
      || { tail -n 15 "$logs/maven.log" >&2; die "Maven could not fetch PostgreSQL's JDBC driver"; }
  fi
  echo "$jar"
}

# sql DATABASE: runs the statements on standard input, one per line, as superuser; needs find_jdk before it
sql() {
  local jar; jar=$(jdbc_driver)
  PGHOST=127.0.0.1 PGPORT=$pg_port PGUSER=substra PGPASSWORD=$(secret "$state/postgres/password") PGDATABASE=$1 \
    java -XX:TieredStopAtLevel=1 -cp "$jar" "$here/lib/Sql.java"
}
