//! The examples at the end of `--help`.

/// The examples, and the meaning of the exit codes.
pub(super) const EXAMPLES: &str = "\
Examples:
  dr-lint                                 lint everything below this directory
  dr-lint src/checkout legacy/pay.min.js  lint a directory, and a file that is skipped unless named
  dr-lint --max-warnings 0 --quiet src/   fail on any finding, print the errors only
  dr-lint --format json --output-file report.json src/
                                          write a report for another program
  dr-lint --format compact --output json=report.json src/
                                          print one report, and write another one
  dr-lint --rule unresolved-payload=warn  also report calls whose payload is unknown
  dr-lint --diff --session-id cart.paymentSession.id src/
                                          show what a fix would change
  dr-lint --fix --session-id cart.paymentSession.id src/
                                          migrate, and report what is left
  dr-lint --interactive --session-id cart.paymentSession.id src/
                                          look at each fix, and decide
  dr-lint --watch src/                    lint again whenever a file changes
  dr-lint --init --session-id cart.paymentSession.id
                                          keep these settings in a dr-lint.json
  git show HEAD:src/pay.ts | dr-lint --stdin-filename src/pay.ts -
                                          lint text that is in no file

Exit codes:
  0  no errors, and no more warnings than --max-warnings allows
  1  errors were found, or too many warnings
  2  dr-lint could not do its job: wrong arguments or settings, no file to lint, or a file that
     can't be read or written";
