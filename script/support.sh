#!/usr/bin/env bash
# What the scripts share. Each script sources it first; it leaves them in the root of the repository.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Everything the tools print goes here, so that a screen holds what matters.
readonly logs=build/logs

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# quietly NAME COMMAND...: runs the command with its output in a log, whose end is shown when it fails.
quietly() {
  local log=$logs/$1.log
  shift
  mkdir -p "$logs"
  if "$@" >"$log" 2>&1 </dev/null; then return 0; fi
  {
    # The first errors say what is wrong; what follows them is often only their echo.
    if ! grep -m 8 -A 4 -E '(^|[ :])(error|Error|ERROR)\b' "$log"; then tail -n 30 "$log"; fi
    printf '%s: this failed: %s\n  All of its output: %s\n' "$(basename "$0")" "$*" "$log"
  } >&2
  return 1
}

# as_root COMMAND...: directly, or by sudo.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  else
    sudo "$@"
  fi
}

# As many compilers as there are processors, but no more than the memory holds at about 1 GB each.
build_jobs() {
  local processors gigabytes
  processors=$(nproc)
  gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null || true)
  if [[ -n $gigabytes && $gigabytes -lt $processors ]]; then processors=$((gigabytes > 0 ? gigabytes : 1)); fi
  printf '%s\n' "$processors"
}

# build PRESET WHAT HOW_LONG: configures and builds a preset, saying so once.
build() {
  local preset=$1 what=$2 how_long=$3
  if [[ ! -f build/$preset/build.ninja ]]; then
    say "Building $what ($how_long)…"
  else
    say "Building $what (what has changed)…"
  fi
  if command -v ccache >/dev/null; then
    export CMAKE_C_COMPILER_LAUNCHER=${CMAKE_C_COMPILER_LAUNCHER-ccache}
    export CMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER-ccache}
  fi
  quietly "configure-$preset" cmake --preset "$preset" &&
    quietly "build-$preset" cmake --build --preset "$preset" --parallel "$(build_jobs)"
}

# run_tests PRESET WORD [CTEST_ARGUMENTS...]: runs a built preset's tests. Prints the output of those that failed and,
# last, a line of counts that begins with the word.
run_tests() {
  local preset=$1 word=$2 log=$PWD/$logs/test-$1.log report=$PWD/$logs/test-$1.xml status=0
  shift 2
  mkdir -p "$logs"
  rm -f "$report"
  say "Running the tests…"
  ctest --preset "$preset" --parallel "$(build_jobs)" --output-junit "$report" "$@" >"$log" 2>&1 </dev/null || status=$?
  if [[ ! -s $report ]]; then
    tail -n 20 "$log" >&2
    fail "no test ran; all of the output: $log"
  fi
  if [[ $status -ne 0 ]]; then
    # Without the lines on tests that started or went well, what is left is about those that failed.
    grep -vE '^ *Start +[0-9]+: |^ *[0-9]+/[0-9]+ +Test +#[0-9]+: .*(   Passed|\*\*\*Skipped) +[0-9.]+ sec$' "$log" >&2 || true
    printf 'All of the output: %s\n' "$log" >&2
  fi
  count_tests "$report" "$word" || status=1
  return "$status"
}

# Counts what CTest's JUnit report says of each test. Its own totals call a test whose program is missing "skipped".
count_tests() {
  awk -v word="$2" '
    /<testcase / {
      status = /status="run">/ ? "passed" : /status="fail">/ ? "failed" : "not run"
      if (/status="disabled">/) status = "skipped"
      if (status != "not run") ++count[status]
    }
    /<skipped / && status == "not run" { ++count[/message="SKIP_/ ? "skipped" : "failed"] }
    END {
      printf "%s: %d passed, %d failed, %d skipped\n", word, count["passed"], count["failed"], count["skipped"]
      exit !(count["passed"] > 0 && count["failed"] == 0)
    }' "$1"
}

# tool NAME: the command of that name in the version that the repository is checked with, where there is a choice.
# Versions of clang-format differ in what they write; 14 is Debian 12's.
tool() {
  if command -v "$1-14"; then return; fi
  command -v "$1" || fail "$1 is not installed"
}
