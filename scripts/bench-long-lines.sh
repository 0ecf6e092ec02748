#!/usr/bin/env bash
# How much longer a program takes on one line than on many: dr-lint on the same statements in both layouts.
#
#   scripts/bench-long-lines.sh [CALLS] [RUNS]
#
# Writes programs of CALLS payloads (default 2000) in several forms, each once on a single line and once with a line for
# each statement. For each form and output it prints the best processor time of RUNS (default 3) runs for both layouts, and
# the ratio: about 1 when nothing scans a line for each finding. DR_LINT names another build than the release one.
set -euo pipefail

calls=${1:-2000}
runs=${2:-3}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
linter=${DR_LINT:-}
if [[ -z $linter ]]; then
    cargo build --release --quiet --locked
    linter=$PWD/target/release/dr-lint
fi
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

# One statement for each payload, in the form of that name.
statements() {
    awk -v form="$1" -v calls="$calls" -v separator="$2" 'BEGIN {
        printf "var dr=new DigitalRiver(\"k\");%s", separator
        for (i = 0; i < calls; i++) {
            if (form == "literals")
                printf "dr.createSource({type:\"payPal\",amount:t%d,currency:\"EUR\",payPal:{returnUrl:u,items:l%d}});%s", i, i, separator
            else if (form == "comments")
                printf "/* é %d */dr.createSource({type:\"bPay\",/* 😀 */amount:t%d/* a */,currency:c});%s", i, i, separator
            else if (form == "writes")
                printf "(function(){var p={type:\"bPay\"};p.amount=t%d;p.currency=\"EUR\";dr.createSource(p)})();%s", i, separator
            else if (form == "sequences")
                printf "(function(p){p.type=\"bPay\",p.amount=t%d,p.currency=\"EUR\",dr.createSource(p)})({});%s", i, separator
            else if (form == "toplevel")
                printf "var p%d={};p%d.type=\"bPay\";p%d.amount=1;p%d.currency=c;dr.createSource(p%d);%s", i, i, i, i, i, separator
            else if (form == "branches")
                printf "if(a%d){var p%d={type:\"konbini\",amount:1};b%d&&(p%d.currency=c);dr.createSource(p%d)}%s", i, i, i, i, i, separator
        }
    }'
}

# The best processor time of several runs, in milliseconds. Exit codes say what was found, which is no matter here.
best() {
    local least= TIMEFORMAT='%U %S'
    for ((run = 0; run < runs; run++)); do
        local took
        took=$({ time "$@" >/dev/null 2>&1 || true; } 2>&1 | awk '{ printf "%d", ($1 + $2) * 1000 }')
        if [[ -z $least || $took -lt $least ]]; then least=$took; fi
    done
    echo "$least"
}

compare() {
    local form=$1 name=$2
    shift 2
    local one lines
    one=$(best "$@" "$folder/$form-one.js")
    lines=$(best "$@" "$folder/$form-lines.js")
    awk -v form="$form" -v name="$name" -v one="$one" -v lines="$lines" 'BEGIN {
        printf "%-10s %-10s one line %6d ms, many lines %6d ms, ratio %.2f\n", form, name, one, lines, one / (lines + 0.001)
    }'
}

for form in literals comments writes sequences toplevel branches; do
    statements "$form" "" >"$folder/$form-one.js"
    statements "$form" $'\n' >"$folder/$form-lines.js"
    for format in compact graphical json; do
        compare "$form" "$format" "$linter" --format "$format"
    done
    compare "$form" diff "$linter" --diff --session-id s.id
    for layout in one lines; do cp "$folder/$form-$layout.js" "$folder/$form-$layout.kept"; done
    fix() {
        local file=${!#}
        cp "${file%.js}.kept" "$file"
        "$linter" --fix --session-id s.id "$file"
    }
    compare "$form" fix fix
done
