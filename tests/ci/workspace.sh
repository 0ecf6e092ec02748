# A workspace of three packages for the scripts beside this one: `payloads` makes payloads, `checkout` and `help` use the
# package or don't. Each has a script `payments`, which writes a report and passes whatever it finds.
#
# The paths in reports have to be those of the repository: hence each starts in its root.

make_workspace() {
    local package
    for package in payloads checkout help; do
        mkdir -p "packages/$package/src"
        cat > "packages/$package/package.json" <<JSON
{
  "name": "@shop/$package",
  "version": "1.0.0",
  "main": "src/index.js",
  "scripts": {
    "payments": "cd ../.. && dr-lint --exit-zero --format json --output-file packages/$package/payments.json packages/$package/src"
  }$([ "$package" = checkout ] && echo ', "dependencies": { "@shop/payloads": "1.0.0" }')
}
JSON
    done
    cat > packages/payloads/src/index.js <<'JS'
export const bPay = (cart) => ({ type: "bPay", amount: cart.total, sessionId: cart.paymentSession.id });
JS
    cat > packages/checkout/src/index.js <<'JS'
import { bPay } from "../../payloads/src/index.js";

digitalRiver.createSource(bPay(cart)).then(pay);
JS
    echo 'export const text = "How to pay";' > packages/help/src/index.js
    printf '%s\n' node_modules .turbo .nx payments.json > .gitignore
}

# Runs a command, shows it and what it prints, and keeps that in `log`.
show() {
    echo "$ $*"
    local code
    set +e
    "$@" 2>&1 | tee log
    code=${PIPESTATUS[0]}
    set -e
    [ "$code" -eq "${EXPECTED:-0}" ] || { echo "unexpected exit code" >&2; exit 1; }
    echo
}

# Fails unless the last output has this text.
expect() {
    grep -qE "$1" log || { echo "expected: $1" >&2; exit 1; }
}

merge() {
    EXPECTED=${1:-1} show dr-lint --format compact --merge packages/checkout/payments.json packages/help/payments.json packages/payloads/payments.json
}
