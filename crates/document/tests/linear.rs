//! The time that reading takes, for texts that repeat what might make it the square of their length. Too slow, and too
//! dependent on the machine, for each run of the tests:
//! `cargo test --release -p dr-lint-document --test linear -- --ignored`.

mod fragments;

use std::time::{Duration, Instant};

use fragments::FRAGMENTS;

const SHORT: usize = 1 << 14;
const LONG: usize = 1 << 16;

#[test]
#[ignore = "takes half a minute"]
fn four_times_the_text_takes_about_four_times_as_long() {
    let mut slow = Vec::new();
    let starts = ["", "<script>", "{", "<script>{", "<p a=\"", "@{", "@{<p>", "---\n"];
    for extension in dr_lint_document::extensions() {
        for (fragment, start) in FRAGMENTS.iter().flat_map(|fragment| starts.map(|start| (fragment, start))) {
            let short = time(extension, start, fragment, SHORT);
            // Short times say nothing.
            if short < Duration::from_millis(4) {
                continue;
            }
            let long = time(extension, start, fragment, LONG);
            if long > 8 * short {
                slow.push(format!("{extension} {start:?} {fragment:?}: {short:?} for {SHORT}, {long:?} for {LONG}"));
            }
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// The shortest of three times: other programs run on the machine as well.
fn time(extension: &str, start: &str, fragment: &str, length: usize) -> Duration {
    let text = format!("{start}{}", fragment.repeat(length / fragment.len()));
    let name = format!("a.{extension}");
    let run = |_| {
        let begin = Instant::now();
        assert!(dr_lint_document::read(&name, &text).is_some());
        begin.elapsed()
    };
    (0..3).map(run).min().unwrap_or_default()
}
