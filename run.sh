#!/usr/bin/env bash
# Starts Tea Road. Needs Java 17 and Maven 3.6.3 or newer, nothing else.
#
#   ./run.sh                     the demo: a night over data-samples/, then the headline figures
#   ./run.sh test [...]          all tests; what follows is handed to Maven
#   ./run.sh bench [...]         the benchmark against DuckDB
#   ./run.sh <command> [...]     nightly, rebuild, plan, check, releases, sql, tables, lineage, generate;
#                                --help after any of them says more
#
# It builds when a source is newer than the build, and starts spark-submit: the one of SPARK_HOME or
# of the PATH, else Spark's own class of that name from the build. The working directory of a run is
# the project's folder, where conf/ and its relative paths start; paths behind --conf and --output
# start where you are. Read from the environment:
#
#   JAVA_HOME            the Java to use; else the one of the PATH
#   SPARK_HOME           a Spark 3.5 for Scala 2.12
#   TEAROAD_MEMORY       heap of the run, like 8g; default: 4g
#   TEAROAD_SUBMIT       more options for spark-submit, like "--master spark://host:7077"
set -euo pipefail

here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly jar=jobs/target/tearoad.jar
readonly embedded=jobs/target/spark
memory=${TEAROAD_MEMORY:-4g}

refuse() {
  echo "$1" >&2
  exit 2
}

# --- Java and Maven ---------------------------------------------------------------------------

find_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null ||
    refuse "Cannot start: Tea Road needs Java 17, and there is no ${JAVA_HOME:+JAVA_HOME/bin/}java${JAVA_HOME:+ in $JAVA_HOME}"
  java_version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  [[ $java_version == 17 || $java_version == 17.* ]] ||
    refuse "Cannot start: Tea Road needs Java 17, got ${java_version:-something else} from $(command -v "$java")${JAVA_HOME:+ (JAVA_HOME)}"
}

# Maven is asked only when there is something to build.
check_maven() {
  command -v mvn >/dev/null ||
    refuse "Cannot build: Tea Road needs Maven 3.6.3 or newer, and there is no mvn on the PATH"
  local version
  version=$(mvn --version 2>&1 | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
  [[ $(printf '%s\n' 3.6.3 "${version:-0}" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1) == 3.6.3 ]] ||
    refuse "Cannot build: Tea Road needs Maven 3.6.3 or newer, got ${version:-something else} from $(command -v mvn)"
}

is_built() {
  [[ -f $jar && -z $(find pom.xml .mvn */pom.xml "$@" -newer "$jar" -type f -print -quit) ]]
}

build() {
  check_maven
  if [[ -f $jar ]]; then
    echo "Building Tea Road: sources have changed …" >&2
  else
    echo "Building Tea Road (the first time takes some minutes) …" >&2
  fi
  # What Maven complains about is shown; only the exit code becomes ours.
  mvn -q -B -Dstyle.color=never -DskipTests -Dspotless.check.skip package >&2 || refuse "Cannot build: Maven failed, see above"
}

# --- spark-submit -----------------------------------------------------------------------------

# A night, a rebuild and a benchmark are worth the optimising compiler; all else is short.
is_short() {
  case $1 in
    nightly | rebuild | generate) return 1 ;;
    *) return 0 ;;
  esac
}

use_installed_spark() {
  local program=$1 version
  version=$("$program" --version 2>&1 | sed -n 's/.*version \([0-9][^ ]*\).*/\1/p' | tr '\n' ' ')
  [[ $version == 3.5.*\ 2.12.* ]] ||
    refuse "Cannot start: Tea Road needs Spark 3.5 for Scala 2.12, got ${version:-something else} from $program"
  submit=("$program" --driver-memory "$memory" --driver-java-options "${java_options[*]}")
}

use_embedded_spark() {
  local jars=$embedded/jars
  export SPARK_HOME=$PWD/$embedded SPARK_SCALA_VERSION=2.12 SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
  submit=("$java" "@$embedded/java-options" "-Xmx$memory" "${java_options[@]}"
    -cp "$jars/*:$jar" org.apache.spark.deploy.SparkSubmit)
}

start() {
  is_built common/src/main jobs/src/main || build
  java_options=(-Dlog4j.configurationFile=conf/log4j2.properties)
  if [[ -n ${SPARK_HOME:-} ]]; then
    [[ -x $SPARK_HOME/bin/spark-submit ]] ||
      refuse "Cannot start: SPARK_HOME has no bin/spark-submit, got $SPARK_HOME"
    use_installed_spark "$SPARK_HOME/bin/spark-submit"
  elif command -v spark-submit >/dev/null; then
    use_installed_spark "$(command -v spark-submit)"
  else
    use_embedded_spark
  fi
  # shellcheck disable=SC2086 # TEAROAD_SUBMIT is a list of words
  exec "${submit[@]}" --class org.tearoad.Main ${TEAROAD_SUBMIT:-} "$jar" "$@"
}

# --- Arguments --------------------------------------------------------------------------------

# The path as seen from the project's folder.
from_here() {
  case $1 in
    /* | *://*) echo "$1" ;;
    *) [[ $here == "$PWD" ]] && echo "$1" || echo "$here/$1" ;;
  esac
}

arguments=()
while (($#)); do
  case $1 in
    --conf | --output)
      arguments+=("$1")
      [[ $# -lt 2 ]] || { shift && arguments+=("$(from_here "$1")"); }
      ;;
    --conf=* | --output=*) arguments+=("${1%%=*}=$(from_here "${1#*=}")") ;;
    *) arguments+=("$1") ;;
  esac
  shift
done

find_java
case ${arguments[0]:-} in
  "") start demo ;;
  test)
    check_maven
    exec mvn -B -ntp verify "${arguments[@]:1}"
    ;;
  *) start "${arguments[@]}" ;;
esac
