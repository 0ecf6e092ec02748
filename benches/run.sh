#!/usr/bin/env bash
# The measures of docs/performance.md: ratios from one run, with peak memory. See README.md beside this file.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: benches/run.sh COMMAND

  corpus    download the packages and plant the calls (the other commands do it when it is missing)
  check     is every planted call found, and nothing else? [forms|every|few|large…]
  few       a tree where few files call, against `rg -l createSource`
  every     a tree where every file calls, against a bare parse of the same files
  large     one large file with five calls, against its bare parse
  growth    families of programs that grow: time and memory at n, 2n, 4n, 8n [part of a family's name…]
  latency   the analysis of one file after a change
  all       all of these

DR_LINT_BENCH  the folder of the corpus        (target/bench; it takes 2 GB)
PROFILE        the profile to build with       (release)
RUNS           runs of each program            (5)
DR_LINT        a program to measure instead of the one that is built
SHOWN          misses and inventions that `check` lists (20)
TEXT
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."
cache=${DR_LINT_BENCH:-$PWD/target/bench}
profile=${PROFILE:-release}
runs=${RUNS:-5}
built=${CARGO_TARGET_DIR:-$PWD/target}/$([[ $profile == dev ]] && echo debug || echo "$profile")

need() {
    command -v "$1" >/dev/null || { echo "$1 is needed: $2" >&2; exit 2; }
}

# Downloads the packages of packages.txt, checks their hashes, and unpacks them.
packages() {
    need npm "https://nodejs.org"
    need openssl "apt-get install openssl"
    mkdir -p "$cache/tarballs" "$cache/packages"
    local spec hash name tarball
    while read -r spec hash; do
        name=${spec%@*}
        tarball=$cache/tarballs/$(tr -d @ <<<"$spec" | tr / -).tgz
        if [[ ! -f $tarball ]]; then
            echo "downloading $spec" >&2
            (cd "$cache/tarballs" && mv "$(npm pack --silent "$spec" | tail -1)" "$tarball")
        fi
        [[ "sha512-$(openssl dgst -sha512 -binary "$tarball" | base64 -w0)" == "$hash" ]] ||
            { echo "$tarball is not what packages.txt says: remove it" >&2; exit 2; }
        if [[ ! -d $cache/packages/$name ]]; then
            mkdir -p "$cache/packages/$name.part"
            tar -xzf "$tarball" -C "$cache/packages/$name.part" --strip-components=1 --no-same-owner
            mv "$cache/packages/$name.part" "$cache/packages/$name"
        fi
    done <"$here/packages.txt"
}

corpus() {
    need node "https://nodejs.org"
    packages
    rm -f "$cache/done"
    node "$here/corpus.mjs" "$cache"
    cat "$here"/*.mjs "$here/packages.txt" | cksum >"$cache/done"
}

# Makes the corpus unless it is there, made by these very scripts.
have_corpus() {
    [[ -f $cache/done && $(cat "$here"/*.mjs "$here/packages.txt" | cksum) == "$(cat "$cache/done")" ]] || corpus >&2
}

linter() {
    if [[ -z ${DR_LINT:-} ]]; then
        cargo build --quiet --locked --profile "$profile" -p dr-lint
        DR_LINT=$built/dr-lint
    fi
}

bare_parse() {
    cargo build --quiet --locked --profile "$profile" -p dr-lint-parser --example bare_parse
    bare=$built/examples/bare_parse
}

measure() {
    [[ -x /usr/bin/time ]] || { echo "/usr/bin/time is needed: apt-get install time" >&2; exit 2; }
    node "$here/measure.mjs" "$@"
}

check() {
    have_corpus
    linter
    local tree status=0
    for tree in "${@:-forms}"; do
        # Exit code 1 says that there are findings.
        (cd "$cache/$tree" && "$DR_LINT" --format json . >"$cache/$tree-report.json") || [[ $? == 1 ]] ||
            echo "$tree: dr-lint could not do its job" >&2
        echo "$tree:"
        node "$here/check.mjs" "$cache/$tree.json" "$cache/$tree-report.json" "${SHOWN:-20}" || status=1
    done
    return $status
}

few() {
    need rg "apt-get install ripgrep"
    have_corpus
    linter
    echo "A tree where few files call:"
    measure "$runs" "$cache/few" dr-lint "$DR_LINT" --format json . -- \
        "rg -l createSource" rg -l -g '*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}' -g '!*.min.{js,cjs,mjs}' createSource .
}

every() {
    have_corpus
    linter
    bare_parse
    local threads
    for threads in "$(nproc)" 1; do
        echo "A tree where every file calls, $threads threads:"
        measure "$runs" "$cache/every" dr-lint "$DR_LINT" --threads "$threads" --format json . -- \
            "bare parse" "$bare" --threads "$threads" .
    done
}

large() {
    have_corpus
    linter
    bare_parse
    local file
    for file in typescript/lib/typescript.js bundle/bundle.js; do
        echo "$file, $(wc -c <"$cache/large/$file") bytes:"
        measure "$runs" "$cache/large" dr-lint "$DR_LINT" --format json "$file" -- "bare parse" "$bare" "$file"
    done
}

growth() {
    linter
    mkdir -p "$cache"
    node "$here/growth.mjs" "$DR_LINT" "$cache" "$@"
}

latency() {
    have_corpus
    cargo build --quiet --locked --profile "$profile" -p dr-lint-oracle --example latency
    node "$here/latency.mjs" "$cache"
    local file
    for file in lines/ten-thousand.js imports/sixty.js; do
        (cd "$cache/latency" && "$built/examples/latency" "$file" "$runs")
    done
}

all() {
    check forms every few large || true
    few
    every
    large
    growth
    latency
}

case ${1:-} in
    corpus | check | few | every | large | growth | latency | all) "$@" ;;
    *) usage; exit 2 ;;
esac
