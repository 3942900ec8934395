#!/usr/bin/env bash
# Starts Tea Road. Needs Java 17 and Maven 3.6.3 or newer, nothing else.
#
#   ./run.sh                     the demo: a night over data-samples/, then the headline figures
#   ./run.sh test [...]          the tests; what follows is handed to Maven
#   ./run.sh test --all [...]    also those that take long: larger samples, truth, backfills, killed runs
#   ./run.sh bench [...]         the benchmark against DuckDB; with --nightly a night against a rebuild
#   ./run.sh <command> [...]     nightly, rebuild, backfill, plan, check, releases, sql, tables, lineage, generate;
#                                --help after any of them says more
#
# It builds when a source is newer than the build, then hands over to spark-submit: the one of
# SPARK_HOME or of the PATH, else Spark's own class of that name from the build. A run works in the
# project's folder, where conf/ and the relative paths in it start; the paths behind --conf, --output
# and --folder start where you are. Read from the environment:
#
#   JAVA_HOME               the Java to use; else the one of the PATH
#   SPARK_HOME              a Spark 3.5 for Scala 2.12
#   SPARK_DRIVER_MEMORY     heap of the run, like 8g; default: 4g
#   SPARK_SUBMIT_ARGUMENTS  more options for spark-submit, like "--master spark://host:7077"
set -euo pipefail

here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly jar=jobs/target/tearoad.jar
readonly embedded=jobs/target/spark
export SPARK_DRIVER_MEMORY=${SPARK_DRIVER_MEMORY:-4g}

refuse() {
  echo "$1" >&2
  exit 2
}

# --- Java, Maven, build -----------------------------------------------------------------------

find_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null ||
    refuse "Cannot start: Tea Road needs Java 17, and there is no $java"
  java_version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  [[ $java_version == 17 || $java_version == 17.* ]] ||
    refuse "Cannot start: Tea Road needs Java 17, got ${java_version:-something else} from $(command -v "$java")"
}

# Asked only when there is something to build.
check_maven() {
  command -v mvn >/dev/null ||
    refuse "Cannot build: Tea Road needs Maven 3.6.3 or newer, and there is no mvn on the PATH"
  local version
  version=$(mvn --version 2>&1 | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
  [[ $(printf '%s\n' 3.6.3 "${version:-0}" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1) == 3.6.3 ]] ||
    refuse "Cannot build: Tea Road needs Maven 3.6.3 or newer, got ${version:-something else} from $(command -v mvn)"
}

# Builds unless the jar is newer than the poms and the folders named.
build() {
  if [[ ! -f $jar ]]; then
    check_maven
    echo "Building Tea Road (the first time takes some minutes) …" >&2
  elif [[ -n $(find pom.xml .mvn ./*/pom.xml "$@" -newer "$jar" -type f -print -quit) ]]; then
    check_maven
    echo "Building Tea Road: sources have changed …" >&2
  else
    return 0
  fi
  # An analyst's half-done change may run before it is in good form: the tests see to that.
  # Maven resets colours even when it prints nothing; a log file needs none of that.
  mvn -q -B -DskipTests -Dspotless.check.skip package 2>&1 | sed $'s/\033\\[[0-9;]*m//g' >&2 ||
    refuse "Cannot build: see Maven's message above"
}

# --- spark-submit -----------------------------------------------------------------------------

# Options of the run's Java. Runs that fold months are worth the optimising compiler, which halves a night
# on a large history; all short runs are over before it pays.
choose_options() {
  options=(-Dlog4j.configurationFile=conf/log4j2.properties)
  case $1 in
    nightly | rebuild | backfill | generate) ;;
    *) options+=("${short_run[@]}") ;;
  esac
}

# Without room for it the code of a whole run does not fit: what is left is interpreted, or fails. A heap
# that has its size from the start, half of it for what is short-lived, is collected a third as often.
short_run=(-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:MetaspaceSize=256m
  -XX:+UseParallelGC -XX:NewRatio=1 "-Xms$SPARK_DRIVER_MEMORY")

use_installed_spark() {
  local program=$1 version
  version=$("$program" --version 2>&1 | sed -n 's/.*version \([0-9][0-9.]*\).*/\1/p' | tr '\n' ' ')
  [[ $version == 3.5.*\ 2.12.* ]] ||
    refuse "Cannot start: Tea Road needs Spark 3.5 for Scala 2.12, got ${version:-something else} from $program"
  submit=("$program" --driver-java-options "${options[*]}")
}

# The jar is on the class path too: only then its classes come out of the archive.
use_embedded_spark() {
  export SPARK_HOME=$PWD/$embedded SPARK_SCALA_VERSION=2.12 SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
  local archive=$embedded/classes-$java_version.jsa
  embedded_java=("$java" "@$embedded/java-options" "-Xmx$SPARK_DRIVER_MEMORY" "-Xlog:cds*=off" -cp "$embedded/jars/*:$jar")
  [[ $archive -nt $jar ]] || archive_classes "$archive"
  submit=("${embedded_java[@]}" -XX:SharedArchiveFile="$archive" "${options[@]}" org.apache.spark.deploy.SparkSubmit)
}

# Loaded and verified classes as one file: halves the start. A night over the first samples shows
# which classes a run needs. Java ignores an archive that does not fit it or the jars; when none can
# be made, an empty one stands for the attempt.
archive_classes() {
  local trial=$embedded/trial limit=()
  command -v timeout >/dev/null && limit=(timeout --kill-after=5s 5m)
  echo "Preparing fast starts (once per build) …" >&2
  rm -rf "$trial" "$embedded"/classes-*.jsa
  ${limit[@]+"${limit[@]}"} "${embedded_java[@]}" -XX:ArchiveClassesAtExit="$1" "${short_run[@]}" \
    -Dlog4j.configurationFile=conf/log4j2.properties org.apache.spark.deploy.SparkSubmit \
    --class org.tearoad.Main "$jar" nightly --conf conf/demo.conf --as-of 2013-01-31 \
    --set warehouse="$trial" >/dev/null 2>&1 || {
    echo "Cannot prepare fast starts: the trial run failed; this build starts some seconds slower" >&2
    : >"$1" || true
  }
  rm -rf "$trial"
}

start() {
  build common/src/main jobs/src/main
  choose_options "$1"
  if [[ -n ${SPARK_HOME:-} ]]; then
    [[ -x $SPARK_HOME/bin/spark-submit ]] ||
      refuse "Cannot start: SPARK_HOME has no bin/spark-submit, got $SPARK_HOME"
    use_installed_spark "$SPARK_HOME/bin/spark-submit"
  elif command -v spark-submit >/dev/null; then
    use_installed_spark "$(command -v spark-submit)"
  else
    use_embedded_spark
  fi
  # shellcheck disable=SC2086 # a list of words
  exec "${submit[@]}" --class org.tearoad.Main ${SPARK_SUBMIT_ARGUMENTS:-} "$jar" "$@"
}

# --- Tests and benchmark ----------------------------------------------------------------------

run_tests() {
  check_maven
  if [[ ${1:-} == --all ]]; then
    shift
    set -- -Dtests.excluded= "$@"
  fi
  exec mvn -B -ntp verify "$@"
}

bench() {
  build common/src jobs/src
  exec "$java" "@$embedded/java-options" -cp "jobs/target/test-classes:jobs/target/classes:$(<jobs/target/test-class-path)" \
    org.tearoad.bench.Bench "$@"
}

# --- Arguments --------------------------------------------------------------------------------

# A path of the caller, as it is called in the project's folder.
from_here() {
  case $1 in
    /* | *:/*) echo "$1" ;;
    *) if [[ $here == "$PWD" ]]; then echo "$1"; else echo "$here/$1"; fi ;;
  esac
}

arguments=()
is_path=no
for argument in "$@"; do
  case $is_path:$argument in
    yes:*) arguments+=("$(from_here "$argument")") ;;
    no:--conf=* | no:--output=* | no:--folder=*)
      arguments+=("${argument%%=*}=$(from_here "${argument#*=}")")
      ;;
    *) arguments+=("$argument") ;;
  esac
  case $is_path:$argument in
    no:--conf | no:--output | no:--folder) is_path=yes ;;
    *) is_path=no ;;
  esac
done

find_java
case ${arguments[0]:-demo} in
  test) run_tests "${arguments[@]:1}" ;;
  bench) bench "${arguments[@]:1}" ;;
  *) start "${arguments[@]:-demo}" ;;
esac
