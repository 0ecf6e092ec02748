//! Findings that are hidden, by comments and by a baseline: from outside.

use serde_json::Value;

use crate::shop::{Run, Shop};

const BASELINE: &str = "dr-lint-baseline.json";

/// A payload without a session, with two fields that have to go.
const PAY: &str = "digitalRiver.createSource({\n  type: \"bPay\",\n  amount: total,\n  currency: \"AUD\",\n});\n";

/// The same, with a session.
const WITH_SESSION: &str =
    "digitalRiver.createSource({\n  type: \"bPay\",\n  sessionId,\n  amount: total,\n  currency: \"AUD\",\n});\n";

fn page(name: &str, text: &str) -> Shop {
    Shop::new().file(name, text)
}

/// `path:line rule` of each finding in a list of the JSON report, and its state where it is hidden.
fn listed(report: &Value, list: &str) -> Vec<String> {
    let line = |found: &Value| {
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        let line = format!("{}:{} {} {}", text("path"), found["range"]["start"]["line"], text("rule"), text("state"));
        line.trim_end().to_owned()
    };
    report[list].as_array().unwrap().iter().map(line).collect()
}

fn json(shop: &Shop, args: &[&str]) -> (i32, Value) {
    let run = shop.run(&[&["--format", "json"], args].concat());
    (run.code, run.json())
}

mod comments {
    use super::*;

    fn reported(text: &str) -> Vec<String> {
        listed(&json(&page("pay.js", text), &[]).1, "diagnostics")
    }

    #[test]
    fn a_comment_hides_what_is_at_its_line_and_is_counted() {
        let text = PAY.replace("amount", "// dr-lint-disable-next-line legacy-field -- until May\n  amount");
        let (code, report) = json(&page("pay.js", &text), &[]);
        assert_eq!(code, 1);
        assert_eq!(listed(&report, "diagnostics"), ["pay.js:2 missing-session-id", "pay.js:5 legacy-field"]);
        assert_eq!(listed(&report, "hidden"), ["pay.js:4 legacy-field suppressed"]);
        assert_eq!(report["hidden"][0]["reason"], "until May");
        assert_eq!((&report["summary"]["suppressed"], &report["summary"]["errors"]), (&1.into(), &2.into()));
    }

    #[test]
    fn a_comment_without_names_is_about_all_rules() {
        let line = "digitalRiver.createSource({ type: \"bPay\", amount: total });";
        assert_eq!(reported(&format!("{line} // dr-lint-disable-line\n")), [""; 0]);
        assert_eq!(reported(&format!("// dr-lint-disable-next-line\n{line}\n")), [""; 0]);
        assert_eq!(reported(&format!("/* dr-lint-disable */\n{PAY}")), [""; 0]);
    }

    #[test]
    fn comments_count_in_a_file_whose_types_the_parser_cannot_read() {
        let types = "export type Start = (/* dr-lint-disable */ options?: Options = { mode: 1 }) => void;\n";
        let shop = page("pay.ts", &format!("{types}{PAY}"));
        assert_eq!(listed(&json(&shop, &[]).1, "diagnostics"), [""; 0]);
        let line = types.replace("/* dr-lint-disable */ ", "");
        let text = PAY.replace("amount", "// dr-lint-disable-next-line legacy-field\n  amount");
        let (_, report) = json(&page("pay.ts", &format!("{line}{text}")), &[]);
        assert_eq!(listed(&report, "hidden"), ["pay.ts:5 legacy-field suppressed"]);
    }

    #[test]
    fn a_range_ends_where_its_comment_says() {
        let text =
            format!("/* dr-lint-disable */\n{PAY}/* dr-lint-enable legacy-field */\n{PAY}/* dr-lint-enable */\n{PAY}");
        let expected = [
            "pay.js:10 legacy-field",
            "pay.js:11 legacy-field",
            "pay.js:15 missing-session-id",
            "pay.js:16 legacy-field",
            "pay.js:17 legacy-field",
        ];
        assert_eq!(reported(&text), expected);
    }

    #[test]
    fn a_finding_is_hidden_where_it_stands_wherever_its_call_is() {
        let shop = page("pay.js", "import { payload } from \"./payload\";\ndigitalRiver.createSource(payload);\n")
            .file(
                "payload.js",
                "// dr-lint-disable-next-line\nexport const payload = { type: \"bPay\", amount: 1 };\n",
            );
        assert_eq!(listed(&json(&shop, &["pay.js"]).1, "diagnostics"), [""; 0]);
        let shop = shop.file(
            "pay.js",
            "import { payload } from \"./payload\";\ndigitalRiver.createSource(payload); // dr-lint-disable-line\n",
        );
        assert_eq!(listed(&json(&shop, &["."]).1, "diagnostics"), ["pay.js:2 unused-suppression"]);
        assert_eq!(listed(&json(&shop, &["."]).1, "hidden").len(), 2, "once, though two files give it");
    }

    #[test]
    fn what_is_suppressed_is_not_fixed() {
        let text = PAY.replace("amount: total,", "amount: total, // dr-lint-disable-line legacy-field");
        let shop = page("pay.js", &text);
        let (code, report) = json(&shop, &["--fix", "--session-id", "window.cart.id"]);
        assert_eq!((code, listed(&report, "hidden")), (0, vec!["pay.js:4 legacy-field suppressed".to_owned()]));
        let fixed =
            text.replace("\"bPay\",", "\"bPay\",\n  sessionId: window.cart.id,").replace("  currency: \"AUD\",\n", "");
        assert_eq!(shop.read("pay.js"), fixed);
    }

    #[test]
    fn a_removal_waits_for_a_session_that_is_suppressed() {
        let text = PAY.replace("\"bPay\",", "\"bPay\", // dr-lint-disable-line missing-session-id");
        let shop = page("pay.js", &text);
        let (code, report) = json(&shop, &["--fix", "--session-id", "window.cart.id"]);
        assert_eq!((code, shop.read("pay.js")), (1, text));
        let help = report["diagnostics"][0]["help"].as_str().unwrap();
        assert!(help.contains("its fix would also change line 2, where `missing-session-id` is hidden"), "{help}");
        let diff = shop.run(&["--diff", "--session-id", "window.cart.id"]);
        assert_eq!((diff.stdout.as_str(), diff.code), ("", 1));
    }

    #[test]
    fn fixing_removes_comments_that_suppress_nothing() {
        let text = format!("// dr-lint-disable-next-line unknown-method\n{WITH_SESSION}")
            .replace("  amount: total,\n  currency: \"AUD\",\n", "");
        let shop = page("pay.js", &text);
        let (code, report) = json(&shop, &[]);
        assert_eq!((code, listed(&report, "diagnostics")), (0, vec!["pay.js:1 unused-suppression".to_owned()]));
        assert_eq!(report["diagnostics"][0]["url"], Value::Null);
        assert_eq!(shop.run(&["--fix"]).code, 0);
        assert_eq!(shop.read("pay.js"), text.split_once('\n').unwrap().1);
    }

    #[test]
    fn a_rule_that_is_off_is_not_unused() {
        let text = "digitalRiver.createSource(read()); // dr-lint-disable-line unresolved-payload\n";
        assert_eq!(reported(text), [""; 0]);
        let shop = page("pay.js", text);
        assert_eq!(listed(&json(&shop, &["--rule", "unresolved-payload=warn"]).1, "hidden").len(), 1);
        let off = json(
            &page("pay.js", "pay(); // dr-lint-disable-line\ncreateSource();"),
            &["--rule", "unused-suppression=off"],
        )
        .1;
        assert_eq!(listed(&off, "diagnostics"), [""; 0]);
    }

    #[test]
    fn the_report_says_how_many_are_hidden() {
        let shop = page("pay.js", &format!("/* dr-lint-disable */\n{PAY}"));
        let run = shop.run(&[]);
        let expected = "Looked at 1 file with 1 DigitalRiver.js call: nothing to report.\nHidden: 3 findings suppressed by comments.\n";
        assert_eq!((run.code, run.stdout.as_str()), (0, expected));
    }

    #[test]
    fn the_report_on_a_comment_reads_well() {
        let run = page("pay.js", "// dr-lint-disable-next-line legacy-field\npay();\ncreateSource();\n").run(&[]);
        let expected = "\
warning[unused-suppression]
  ⚠ this comment suppresses no `legacy-field`
   ╭─[pay.js:1:1]
 1 │ // dr-lint-disable-next-line legacy-field
   · ────────────────────┬────────────────────
   ·                     ╰── does nothing
 2 │ pay();
   ╰────
  help: Remove the comment: otherwise it may hide the next finding at its
        place.
";
        assert!(run.stdout.starts_with(expected), "{}", run.stdout);
    }
}

mod baselines {
    use super::*;

    /// A shop whose findings are all in its baseline.
    fn frozen(name: &str, text: &str) -> Shop {
        let shop = page(name, text);
        let run = shop.run(&["--write-baseline"]);
        assert_eq!(run.code, 0, "{run:?}");
        shop
    }

    fn against(shop: &Shop) -> Run {
        shop.run(&["--baseline", BASELINE, "--format", "json"])
    }

    #[test]
    fn what_is_known_is_hidden_and_counted() {
        let shop = frozen("pay.js", PAY);
        let run = against(&shop);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let expected = [
            "pay.js:2 missing-session-id baselined",
            "pay.js:3 legacy-field baselined",
            "pay.js:4 legacy-field baselined",
        ];
        assert_eq!(listed(&run.json(), "hidden"), expected);
        assert_eq!((&run.json()["summary"]["baselined"], &run.json()["summary"]["errors"]), (&3.into(), &0.into()));
        let text = shop.run(&["--baseline", BASELINE]);
        assert!(
            text.stdout.ends_with("nothing to report.\nHidden: 3 findings known by the baseline.\n"),
            "{}",
            text.stdout
        );
    }

    #[test]
    fn moved_and_reformatted_code_stays_known() {
        let shop = frozen("pay.js", PAY);
        let moved = format!("import \"./cart\";\nfunction pay() {{\n{}\n}}\n", PAY.replace("\n  ", "\r\n\t\t"));
        let run = against(&shop.file("pay.js", moved));
        assert_eq!((run.code, run.stderr.as_str(), listed(&run.json(), "diagnostics").len()), (0, "", 0));
    }

    #[test]
    fn one_fixed_and_one_added_is_noticed_and_said() {
        let shop =
            frozen("pay.js", WITH_SESSION).file("pay.js", WITH_SESSION.replace("amount: total", "amount: cart.total"));
        let run = against(&shop);
        assert_eq!((run.code, listed(&run.json(), "diagnostics")), (1, vec!["pay.js:4 legacy-field".to_owned()]));
        let said = "dr-lint: 1 finding that dr-lint-baseline.json knows is gone: fixed, or in code that changed. \
                    Update the baseline with --write-baseline.\n";
        assert_eq!(run.stderr, said);
    }

    #[test]
    fn writing_it_again_shrinks_it() {
        let shop = frozen("pay.js", WITH_SESSION).file("pay.js", WITH_SESSION.replace("  amount: total,\n", ""));
        let before = shop.read(BASELINE);
        assert!(against(&shop).stderr.contains("1 finding that dr-lint-baseline.json knows is gone"));
        assert_eq!(shop.read(BASELINE), before);
        let run = shop.run(&["--baseline", BASELINE, "--write-baseline"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, "dr-lint: dr-lint-baseline.json knows 1 finding\n"));
        let (after, run) = (shop.read(BASELINE), against(&shop));
        assert!(after.contains("currency") && !after.contains("amount"), "{after}");
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    }

    #[test]
    fn entries_of_other_paths_stay() {
        let shop = frozen("pay.js", PAY).file("lib/list.js", PAY);
        assert_eq!(shop.run(&["--write-baseline", "lib"]).code, 0);
        let both = shop.read(BASELINE);
        assert!(both.contains("\"lib/list.js\"") && both.contains("\"pay.js\""), "{both}");
        std::fs::remove_file(shop.path().join("pay.js")).unwrap();
        assert_eq!(shop.run(&["--write-baseline", "lib"]).code, 0);
        assert!(!shop.read(BASELINE).contains("\"pay.js\""), "the file is gone");
    }

    #[test]
    fn what_is_known_is_not_fixed_and_stays_known() {
        let shop = frozen("pay.js", WITH_SESSION).file("new.js", WITH_SESSION);
        let before = shop.read(BASELINE);
        let (code, report) = json(&shop, &["--baseline", BASELINE, "--fix"]);
        assert_eq!((code, &report["summary"]["fixed"], &report["summary"]["baselined"]), (0, &2.into(), &2.into()));
        assert_eq!((shop.read("pay.js").as_str(), shop.read(BASELINE)), (WITH_SESSION, before));
        assert!(!shop.read("new.js").contains("amount"));
    }

    #[test]
    fn what_stands_beside_a_fix_is_still_hidden_in_that_run() {
        let known = WITH_SESSION.replace("  amount: total,\n", "");
        let shop = frozen("pay.js", &known).file("pay.js", WITH_SESSION);
        let (_, before) = json(&shop, &["--baseline", BASELINE]);
        let new = listed(&before, "diagnostics").len();
        let (code, report) = json(&shop, &["--baseline", BASELINE, "--fix"]);
        assert_eq!((code, listed(&report, "diagnostics").len()), (0, 0), "{new} were new");
    }

    #[test]
    fn a_comment_goes_before_the_baseline_and_changes_no_neighbour() {
        let shop = frozen("pay.js", PAY)
            .file("pay.js", PAY.replace("amount: total,", "amount: total, // dr-lint-disable-line"));
        let run = against(&shop);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let states = [
            "pay.js:2 missing-session-id baselined",
            "pay.js:3 legacy-field suppressed",
            "pay.js:4 legacy-field baselined",
        ];
        assert_eq!(listed(&run.json(), "hidden"), states);
    }

    #[test]
    fn paths_in_it_are_relative_to_its_folder() {
        let shop = page("web/src/pay.js", PAY);
        let run = shop.run(&["--baseline", "web/ci/known.json", "--write-baseline", "web"]);
        assert_eq!(run.code, 0, "the folder is made, as for a report: {run:?}");
        assert!(shop.read("web/ci/known.json").contains("\"../src/pay.js\""));
        let below = |directory: &str, baseline: &str| {
            let mut command = crate::shop::command(&shop.path().join(directory), &["--baseline", baseline]);
            Run::of(&mut command).code
        };
        assert_eq!((below("web", "ci/known.json"), below("web/src", "../ci/known.json")), (0, 0));
        let whole = shop.path().join("web/ci/known.json");
        assert_eq!(below("web/src", whole.to_str().unwrap()), 0);
        assert_eq!(shop.run(&["--baseline", "web/ci/known.json", "web/src"]).code, 0);
    }

    #[test]
    fn one_that_cannot_be_written_is_an_error() {
        let shop = page("pay.js", PAY);
        let run = shop.run(&["--baseline", "pay.js/known.json", "--write-baseline"]);
        assert_eq!(run.code, 2);
        let said = "dr-lint: error: pay.js/known.json: the baseline can't be written: ";
        assert!(run.stderr.starts_with(said), "{run:?}");
    }

    #[test]
    fn every_result_of_sarif_is_new_or_known_as_soon_as_there_is_a_baseline() {
        let states = |shop: &Shop, args: &[&str]| {
            let log = shop.run(&[&["--format", "sarif"], args].concat()).json();
            let results = log["runs"][0]["results"].as_array().unwrap().clone();
            results.iter().map(|result| result["baselineState"].clone()).collect::<Vec<_>>()
        };
        let shop = frozen("pay.js", "").file("pay.js", PAY);
        assert_eq!(states(&shop, &["--baseline", BASELINE]), ["new", "new", "new"]);
        assert_eq!(states(&shop, &[]), [Value::Null, Value::Null, Value::Null]);
        assert_eq!(shop.run(&["--write-baseline"]).code, 0);
        assert_eq!(states(&shop, &["--baseline", BASELINE]), ["unchanged", "unchanged", "unchanged"]);
    }

    #[test]
    fn comments_and_the_baseline_are_told_apart_in_sarif_and_on_the_page() {
        let known = PAY.replace("  currency: \"AUD\",\n", "");
        let comment = "// dr-lint-disable-next-line legacy-field -- until May\n  amount";
        let shop = frozen("pay.js", &known).file("pay.js", PAY.replace("amount", comment));
        let run = shop.run(&["--baseline", BASELINE, "--format", "sarif", "--output", "html=page.html"]);
        assert_eq!((run.code, run.stderr.as_str()), (1, ""));
        let log = run.json();
        let results = log["runs"][0]["results"].as_array().unwrap().iter();
        let told = results.map(|result| {
            let suppression = &result["suppressions"][0];
            let line = &result["locations"][0]["physicalLocation"]["region"]["startLine"];
            let texts = [&suppression["kind"], &suppression["justification"], &result["baselineState"]];
            format!("{line} {}", texts.map(|text| text.as_str().unwrap_or("-")).join(", "))
        });
        let expected = ["2 external, -, unchanged", "4 inSource, until May, new", "5 -, -, new"];
        assert_eq!(told.collect::<Vec<_>>(), expected);
        let page = shop.read("page.html");
        for option in ["reported\">reported (1)", "suppressed\">suppressed (1)", "baselined\">baselined (1)"] {
            assert!(page.contains(option), "{option}: {page}");
        }
        assert!(page.contains("until May"), "{page}");
    }

    #[test]
    fn a_missing_or_broken_baseline_ends_the_run() {
        let shop = page("pay.js", PAY);
        let run = shop.run(&["--baseline", "gone.json"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.starts_with("dr-lint: error: gone.json: the baseline can't be read: "), "{}", run.stderr);
        assert!(run.stderr.ends_with("; write one with --write-baseline\n"), "{}", run.stderr);
        for (content, reason) in [
            ("{", "the baseline is broken: EOF"),
            ("[]", "the baseline is broken: "),
            ("", "the baseline is broken: "),
            (r#"{"version": 2, "files": {}}"#, "the baseline has version 2, and this dr-lint knows 1"),
            (
                r#"{"version": 1, "files": {"a.js": [{"rule": "x", "field": null, "fingerprint": "1"}]}}"#,
                "`1` is no fingerprint",
            ),
        ] {
            let run = page("pay.js", PAY).file("known.json", content).run(&["--baseline", "known.json"]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{content}");
            assert!(run.stderr.contains(reason), "{}", run.stderr);
            assert!(run.stderr.contains("; restore it, or delete it and write a new one"), "{}", run.stderr);
            let shop = page("pay.js", PAY).file("known.json", content);
            let written = shop.run(&["--baseline", "known.json", "--write-baseline"]);
            assert_eq!((written.code, shop.read("known.json").as_str()), (2, content), "it isn't written over");
        }
    }

    #[test]
    fn a_run_that_could_not_do_its_job_writes_none() {
        let shop = page("pay.js", PAY);
        let run = shop.run(&["--write-baseline", "pay.js", "gone.js"]);
        assert_eq!(run.code, 2);
        let reason = "dr-lint: dr-lint-baseline.json was not written: 1 path could not be linted or fixed\n";
        assert!(run.stderr.ends_with(reason), "{}", run.stderr);
        assert!(!shop.path().join(BASELINE).exists());
    }

    #[test]
    fn the_text_of_an_editor_is_held_against_it() {
        let shop = frozen("pay.js", PAY);
        let args = ["--baseline", BASELINE, "--stdin-filename", "pay.js", "-"];
        assert_eq!(shop.pipe(PAY, &args).code, 0);
        assert_eq!(shop.pipe(PAY.replace("total", "cart.total"), &args).code, 1);
        let fixed = shop.pipe(PAY, &[&args[..], &["--fix"]].concat());
        assert_eq!((fixed.stdout.as_str(), fixed.code), (PAY, 0));
    }

    #[test]
    fn advice_repeats_it() {
        let shop = frozen("pay.js", "").file("pay.js", PAY);
        let run = shop.run(&["--baseline", BASELINE, "pay.js"]);
        let advice = "  dr-lint --diff --session-id <EXPR> --baseline dr-lint-baseline.json pay.js\n";
        assert!(run.stdout.contains(advice), "{}", run.stdout);
    }
}

mod added {
    use super::*;

    #[test]
    fn every_finding_gets_a_comment_and_the_run_passes() {
        let shop = page("pay.js", PAY).file("lib/pay.jsx", "export const Pay = () => (\n  <p>\n    {digitalRiver.createSource({ type: \"bPay\", sessionId, amount })}\n  </p>\n);\n");
        let run = shop.run(&["--add-suppressions"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, "dr-lint: 4 findings suppressed by comments, in 2 files\n"));
        assert!(
            run.stdout.ends_with("nothing to report.\nHidden: 4 findings suppressed by comments.\n"),
            "{}",
            run.stdout
        );
        let above = |rule: &str| format!("  // dr-lint-disable-next-line {rule}\n");
        let expected = format!(
            "digitalRiver.createSource({{\n{}  type: \"bPay\",\n{1}  amount: total,\n{1}  currency: \"AUD\",\n}});\n",
            above("missing-session-id"),
            above("legacy-field"),
        );
        assert_eq!(shop.read("pay.js"), expected);
        let page = "export const Pay = () => (\n  <p>\n    {/* dr-lint-disable-next-line legacy-field */}\n    {digitalRiver.createSource({ type: \"bPay\", sessionId, amount })}\n  </p>\n);\n";
        assert_eq!(shop.read("lib/pay.jsx"), page);
        assert_eq!(shop.run(&["--max-warnings", "0"]).code, 0);
        let again = shop.run(&["--add-suppressions"]);
        assert_eq!((again.code, again.stderr.as_str()), (0, "dr-lint: no comments were written\n"));
        assert_eq!((shop.read("pay.js"), shop.read("lib/pay.jsx").as_str()), (expected, page));
    }

    #[test]
    fn what_cannot_be_silenced_is_said() {
        let shop = page("pay.js", PAY)
            .file("broken.js", "createSource({ type: });\n")
            .file("data.json", "{ \"type\": \"bPay\", \"amount\": 1, \"sessionId\": \"x\" }\n")
            .file(
                "page.js",
                "import data from \"./data.json\";\n// dr-lint-disable-next-line\ndigitalRiver.createSource(data);\n",
            );
        let run = shop.run(&["--add-suppressions", "--format", "compact"]);
        assert_eq!(run.code, 1);
        let expected = "\
dr-lint: 3 findings suppressed by comments, in 1 file
dr-lint: broken.js:1:22: syntax-error is not suppressed: the file can't be parsed
dr-lint: data.json:1:19: legacy-field is not suppressed: JSON has no comments
dr-lint: data.json:1:45: hardcoded-session-id is not suppressed: JSON has no comments
dr-lint: page.js:2:1: unused-suppression is not suppressed: `--fix` removes the comment that it is about
";
        assert_eq!(run.stderr, expected);
        assert_eq!(run.stdout.lines().count(), 4, "{}", run.stdout);
    }

    #[test]
    fn what_the_baseline_knows_gets_none() {
        let shop = page("pay.js", WITH_SESSION);
        shop.run(&["--write-baseline"]);
        let shop = shop.file("pay.js", format!("{WITH_SESSION}{PAY}"));
        let run = shop.run(&["--add-suppressions", "--baseline", BASELINE]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(shop.read("pay.js").starts_with(WITH_SESSION), "{}", shop.read("pay.js"));
        assert_eq!(shop.run(&["--baseline", BASELINE]).code, 0);
    }

    #[test]
    fn files_elsewhere_are_left_alone() {
        let shop = page("lib/payload.js", "export const payload = { type: \"bPay\", amount: 1 };\n")
            .file("web/pay.js", "import { payload } from \"../lib/payload\";\ndigitalRiver.createSource(payload);\n");
        let run = Run::of(&mut crate::shop::command(&shop.path().join("web"), &["--add-suppressions"]));
        assert_eq!(run.code, 1);
        let why = "../lib/payload.js:1:26: missing-session-id is not suppressed: it is outside the working directory";
        assert!(run.stderr.contains(why), "{}", run.stderr);
    }

    #[test]
    fn standard_input_comes_back_with_comments() {
        let run = Shop::new().pipe(PAY, &["--add-suppressions", "-"]);
        assert_eq!(run.code, 0);
        assert!(
            run.stdout.contains("  // dr-lint-disable-next-line legacy-field\n  amount: total,\n"),
            "{}",
            run.stdout
        );
        assert!(run.stderr.ends_with("dr-lint: 3 findings suppressed by comments\n"), "{}", run.stderr);
    }

    #[test]
    fn it_goes_with_no_other_change() {
        for other in ["--fix", "--diff", "--write-baseline"] {
            assert_eq!(page("pay.js", PAY).run(&["--add-suppressions", other]).code, 2, "{other}");
        }
    }

    #[test]
    fn the_sample_shop_can_be_silenced() {
        let before = crate::cases::root().join("testdata/shop/before");
        let shop = copy(&before, Shop::new(), "");
        let run = shop.run(&["--add-suppressions", "--format", "json"]);
        assert_eq!((run.code, listed(&run.json(), "diagnostics")), (0, Vec::new()), "{}", run.stderr);
        assert_eq!(shop.run(&["--max-warnings", "0"]).code, 0);
    }

    fn copy(directory: &std::path::Path, shop: Shop, at: &str) -> Shop {
        let mut shop = shop;
        for entry in std::fs::read_dir(directory).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{at}{}", entry.file_name().to_string_lossy());
            shop = if entry.path().is_dir() {
                copy(&entry.path(), shop, &format!("{name}/"))
            } else {
                shop.file(name, std::fs::read(entry.path()).unwrap())
            };
        }
        shop
    }
}

mod misspelt {
    use super::*;

    #[test]
    fn a_misspelt_key_is_named_and_renamed() {
        let text = "digitalRiver.createSource({ type: \"bPay\", \"session_id\": cart.session.id, amount: total });\n";
        let shop = page("pay.js", text);
        let (_, report) = json(&shop, &["--session-id", "window.cart.id"]);
        let missing = &report["diagnostics"][0];
        assert!(
            missing["help"].as_str().unwrap().starts_with("It has `session_id`, which must be called `sessionId`."),
            "{missing}"
        );
        assert_eq!(missing["fixes"][0]["applicability"], "unsafe");
        let safe = json(&shop, &["--fix", "--session-id", "window.cart.id"]);
        assert_eq!((safe.0, shop.read("pay.js").as_str()), (1, text));
        let all = json(&shop, &["--fix", "--unsafe-fixes", "--session-id", "window.cart.id"]);
        let fixed = "digitalRiver.createSource({ type: \"bPay\", \"sessionId\": cart.session.id });\n";
        assert_eq!((all.0, shop.read("pay.js").as_str()), (0, fixed), "{:?}", all.1);
    }
}
