//! Comments that are about more than the code beside them: for tools, for editors, for lawyers.

/// The reach of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The code beside it.
    Neighbour,
    /// The next line: `eslint-disable-next-line`.
    NextLine,
    /// The line that it ends: `eslint-disable-line`.
    Line,
    /// All from here to a comment that closes it: `eslint-disable`, `#region`.
    Opens,
    /// All from a comment that opens it up to here: `eslint-enable`, `#endregion`.
    Closes,
    /// The whole file: `@ts-check`, a license.
    File,
}

/// About the next line, wherever in the comment they stand.
const NEXT_LINE: [&str; 6] =
    ["-next-line", "@ts-ignore", "@ts-expect-error", "prettier-ignore", "biome-ignore", "$FlowFixMe"];
/// About the line that they end.
const LINE: [&str; 4] = ["eslint-disable-line", "oxlint-disable-line", "tslint:disable-line", "dr-lint-disable-line"];
/// Each with what closes it.
const RANGES: [(&str, &str); 16] = [
    ("eslint-disable", "eslint-enable"),
    ("oxlint-disable", "oxlint-enable"),
    ("tslint:disable", "tslint:enable"),
    ("dr-lint-disable", "dr-lint-enable"),
    ("jscs:disable", "jscs:enable"),
    ("jshint ignore:start", "jshint ignore:end"),
    ("#region", "#endregion"),
    ("region ", "endregion"),
    ("<editor-fold", "</editor-fold"),
    ("prettier-ignore-start", "prettier-ignore-end"),
    ("biome-ignore-start", "biome-ignore-end"),
    ("@formatter:off", "@formatter:on"),
    ("c8 ignore start", "c8 ignore stop"),
    ("v8 ignore start", "v8 ignore stop"),
    ("istanbul ignore start", "istanbul ignore stop"),
    ("node:coverage disable", "node:coverage enable"),
];
/// About the file.
const FILE: [&str; 16] = [
    "@ts-check",
    "@ts-nocheck",
    "@flow",
    "@noflow",
    "@license",
    "@licence",
    "@preserve",
    "@file",
    "@jsx",
    "copyright",
    "eslint-env",
    "eslint ",
    "global ",
    "globals ",
    "jshint ",
    "jslint ",
];

/// The reach of a comment with this text, its marks included.
pub(super) fn reach(comment: &str) -> Reach {
    if comment.starts_with("/*!") {
        return Reach::File;
    }
    let words = comment.trim_start_matches(|letter: char| letter.is_whitespace() || "/*#".contains(letter));
    let starts = |word: &str| {
        let word = word.trim_start_matches('#');
        words.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    if LINE.into_iter().any(starts) {
        return Reach::Line;
    }
    // `region` is a word of the shop, too: only editors write it right behind the slashes.
    let is_plain_region =
        words.starts_with("region") && !comment.starts_with("//region") && !comment.contains("#region");
    if RANGES.iter().any(|(_, closes)| starts(closes)) {
        return Reach::Closes;
    }
    if !comment.contains("-next-line") && !is_plain_region && RANGES.iter().any(|(opens, _)| starts(opens)) {
        return Reach::Opens;
    }
    if NEXT_LINE.iter().any(|word| comment.contains(word)) {
        return Reach::NextLine;
    }
    let is_list =
        comment.starts_with("//") && ["global", "globals", "jshint", "jslint", "eslint"].into_iter().any(starts);
    if FILE.into_iter().any(starts) && !is_list { Reach::File } else { Reach::Neighbour }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_for_tools_say_what_they_are_about() {
        let cases = [
            (
                Reach::Neighbour,
                &["// in cents", "// global total", "/* region of the buyer */", "/** ISO code */", "//"][..],
            ),
            (Reach::NextLine, &["// eslint-disable-next-line camelcase", "/* @ts-ignore */", "// prettier-ignore"]),
            (Reach::Line, &["// eslint-disable-line camelcase", "/* tslint:disable-line */"]),
            (Reach::Opens, &["/* eslint-disable camelcase */", "//#region amounts", "// #region", "//region Amounts"]),
            (
                Reach::Opens,
                &["/* c8 ignore start */", "// prettier-ignore-start", "// @formatter:off", "/*eslint-disable*/"],
            ),
            (Reach::Closes, &["/* eslint-enable */", "//#endregion", "//endregion", "// #endregion amounts"]),
            (
                Reach::File,
                &["/*! (c) shop */", "// @ts-check", "/* global cart */", "/* eslint no-var: 0 */", "// @flow"],
            ),
        ];
        for (expected, comments) in cases {
            for comment in comments {
                assert_eq!(reach(comment), expected, "{comment}");
            }
        }
    }
}
