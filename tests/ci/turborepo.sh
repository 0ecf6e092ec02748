#!/usr/bin/env bash
# Turborepo with dr-lint, for real: a run, a run from the cache, reports that come back from it, a change in a package that
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
  "packageManager": "npm@10.0.0",
  "workspaces": ["packages/*"],
  "devDependencies": { "turbo": "2.11.11" }
}
JSON
cp "$here/turbo.json" turbo.json
npm install --no-audit --no-fund --silent
git init --quiet
git add .
export TURBO_TELEMETRY_DISABLED=1 TURBO_NO_UPDATE_NOTIFIER=1

echo "# the first run"
show npx turbo run payments --output-logs=none
expect "0 cached, 3 total"
merge
echo "# again, with the reports gone: they come from the cache"
rm packages/*/payments.json
show npx turbo run payments --output-logs=none
expect "3 cached, 3 total"
merge
echo "# a package changes: it is linted again, and so is the one that imports it"
sed -i 's/amount: cart.total, //' packages/payloads/src/index.js
show npx turbo run payments --output-logs=none
expect "1 cached, 3 total"
merge 0
echo "all as expected, with turbo $(npx turbo --version), $(dr-lint --version), node $(node --version)"
