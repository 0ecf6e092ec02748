#!/usr/bin/env bash
# Nx with dr-lint, for real: a run, a run from the cache, reports that come back from it, a change in a package that
# another one imports, and the merged report. Needs `dr-lint` on the PATH, npm, git and network for npm.
# docs/ci/monorepos.md has what it printed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/workspace.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

make_workspace
cat > package.json <<'JSON'
{
  "name": "shop",
  "private": true,
  "workspaces": ["packages/*"],
  "devDependencies": { "nx": "24.0.6" }
}
JSON
cp "$here/nx.json" nx.json
npm install --no-audit --no-fund --silent
git init --quiet
git add .
export NX_DAEMON=false NX_NO_CLOUD=true NO_COLOR=1 FORCE_COLOR=0

echo "# the first run"
show npx nx run-many -t payments
expect "Cache: +0/3 hit"
merge
echo "# again, with the reports gone: they come from the cache"
rm packages/*/payments.json
show npx nx run-many -t payments
expect "Cache: +3/3 hit"
merge
echo "# a package changes: it is linted again, and so is the one that imports it"
sed -i 's/amount: cart.total, //' packages/payloads/src/index.js
show npx nx run-many -t payments
expect "Cache: +1/3 hit"
merge 0
echo "all as expected, with $(npx nx --version | tr '\n' ' '), $(dr-lint --version), node $(node --version)"
