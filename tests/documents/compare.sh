#!/usr/bin/env bash
# Compares the scripts that dr-lint finds in documents with those that the reference parsers find: parse5, Vue, Svelte and
# markdown-it. They are installed into FOLDER; the documents are those below it, with all that npm packages bring along.
#
# usage: tests/documents/compare.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "$1"
cd "$1"
[ -d node_modules/parse5 ] || npm install --no-audit --no-fund --ignore-scripts --no-save parse5@8 @vue/compiler-sfc@3 svelte@5 markdown-it@14
files=$(mktemp)
scripts=$(mktemp)
trap 'rm -f "$files" "$scripts"' EXIT
documents=(-iname '*.html' -o -iname '*.htm' -o -iname '*.vue' -o -iname '*.svelte' -o -iname '*.md' -o -iname '*.markdown')
find . -type f \( "${documents[@]}" \) -size -2M >"$files"
cargo build --quiet --manifest-path "$root/Cargo.toml" -p dr-lint-document --example scripts
program=${CARGO_TARGET_DIR:-$root/target}/debug/examples/scripts
tr '\n' '\0' <"$files" | xargs -0 "$program" >"$scripts"
node "$here/compare.mjs" "$files" "$scripts"
