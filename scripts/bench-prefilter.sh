#!/usr/bin/env bash
# How much more than reading a tree costs when no file in it names a call: dr-lint against ripgrep, on the same files.
#
#   scripts/bench-prefilter.sh PATH [RUNS]
#
# Prints the best of RUNS (default 15) for each, in milliseconds, and the ratio. Needs rg. It judges nothing: the figures
# depend on the machine, and on files being in the system's cache, which a first run of each takes care of.
set -euo pipefail

tree=$(realpath "${1:?usage: scripts/bench-prefilter.sh PATH [RUNS]}")
runs=${2:-15}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v rg >/dev/null || { echo "rg (ripgrep) is needed: apt-get install ripgrep" >&2; exit 2; }
cargo build --release --quiet --locked
linter=$PWD/target/release/dr-lint

# Exit codes say what was found, which is no matter here.
best() {
    local least=
    for ((run = 0; run <= runs; run++)); do
        local begin=${EPOCHREALTIME/[.,]/}
        "$@" >/dev/null 2>&1 || true
        local took=$((${EPOCHREALTIME/[.,]/} - begin))
        # The first run only fills the cache.
        if ((run > 0)) && [[ -z $least || $took -lt $least ]]; then least=$took; fi
    done
    echo "$least"
}

globs=(-g '*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}' -g '!*.min.{js,cjs,mjs}' -g '!*/**/node_modules')
ours=$(best "$linter" "$tree")
theirs=$(best rg -l "${globs[@]}" createSource "$tree")
"$linter" --format json "$tree" | grep -E '"(files|parsed)"' || true
awk -v ours="$ours" -v theirs="$theirs" 'BEGIN {
    printf "dr-lint %.1f ms, rg -l createSource %.1f ms, ratio %.2f\n", ours / 1000, theirs / 1000, ours / theirs
}'
