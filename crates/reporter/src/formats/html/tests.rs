use dr_lint_parser::Span;
use dr_lint_rules::{Applicability, Baseline, Edit, Fix, State};
use insta::assert_snapshot;

use super::*;
use crate::testing::{diagnostic, file, place, related, report, written};
use crate::{FileError, FileReport};

/// The part of the page below the progress, without the script.
fn findings_of(page: &str) -> &str {
    page.split_once("<h2>Findings</h2>\n").unwrap().1.rsplit_once("<script>").unwrap().0
}

fn shop() -> Report {
    let shop = file("src/pay.js", "const p = {\n  type: 'bPay',\n  amount: 1,\n};\npay(p);\n");
    let mut finding = diagnostic(place(&shop, "amount"));
    finding.related.push(related(place(&shop, "pay(p)")));
    let removal = Edit { place: place(&shop, "  amount: 1,\n"), text: String::new() };
    finding.fixes.extend(Fix::new("remove `amount`", Applicability::Safe, vec![removal]));
    report(vec![finding])
}

#[test]
fn a_finding_has_its_code_its_way_and_its_change() {
    assert_snapshot!(findings_of(&written("html", &shop())), @r#"
    <form name="filters" hidden>
    <label>Payment method<select name="method"><option value="">all</option>
    <option value="payPal">payPal (1)</option>
    </select></label>
    <label>Rule<select name="rule"><option value="">all</option>
    <option value="legacy-field">legacy-field (1)</option>
    </select></label>
    <label>Folder<select name="folder"><option value="">all</option>
    <option value="src">src (1)</option>
    </select></label>
    <label>State<select name="state"><option value="">all</option>
    <option value="reported">reported (1)</option>
    </select></label>
    <button type="reset">Show all</button><button type="button" name="toggle">Open or close all</button>
    <output name="shown"></output>
    </form>
    <section class="file">
    <h3>src/pay.js</h3>
    <details class="finding" data-method="[&quot;payPal&quot;]" data-rule="[&quot;legacy-field&quot;]" data-folder="[&quot;src&quot;]" data-state="[&quot;reported&quot;]">
    <summary><span class="error">error</span> <code>legacy-field</code> PayPal takes <code>amount</code> from the payment session <span class="line">line 3</span> </summary>
    <div>
    <p>Remove <code>amount</code>: the session knows it.</p>
    <p><a href="https://example.com/guide#paypal" rel="noreferrer">Digital River's guide</a></p>
    <h4>src/pay.js:3:3</h4>
    <pre><i>    1 </i>const p = {
    <i>    2 </i>  type: &#39;bPay&#39;,
    <i>    3 </i>  <mark>amount</mark>: 1,
    <i>    4 </i>};
    <i>    5 </i>pay(p);
    </pre>
    <h4>The way of the value</h4>
    <ol>
    <li>reaches this call, src/pay.js:5:1: <code>pay(p);</code></li>
    </ol>
    <h4>Proposed change</h4>
    <p>remove <code>amount</code></p>
    <pre><i>src/pay.js</i>
      const p = {
        type: &#39;bPay&#39;,
    <del>-   amount: 1,</del>
      };
      pay(p);
    </pre>
    </div>
    </details>
    </section>
    "#);
}

#[test]
fn nothing_from_outside_is_markup() {
    let hostile = "</script><script>alert(1)</script>\"'`<b>\u{202e}";
    let shop = file(&format!("src/{hostile}/a.js"), &format!("f({{ amount: '{hostile}' }})"));
    let mut finding = diagnostic(place(&shop, "amount"));
    finding.message = hostile.to_owned();
    finding.help = Some(hostile.to_owned());
    finding.url = format!("https://x/\"{hostile}");
    finding.methods = vec![hostile.to_owned()];
    finding.related.push(related(place(&shop, "f(")));
    finding.related[0].message = hostile.to_owned();
    let edit = Edit { place: place(&shop, "amount"), text: hostile.to_owned() };
    finding.fixes.extend(Fix::new(hostile, Applicability::Unsafe, vec![edit]));
    let errors = vec![FileError { path: hostile.to_owned(), message: hostile.to_owned() }];
    let parts = vec![FileReport { diagnostics: vec![finding], ..FileReport::default() }];
    let page = written("html", &Report::new(parts, errors, &Baseline::default()));
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    assert_eq!((page.matches("</script").count(), page.matches("<b>").count()), (1, 0), "{page}");
    assert!(!page.contains('\u{202e}') && !page.contains("\"</"));
}

#[test]
fn states_are_shown() {
    let comment = place(&file("a.js", "// off"), "// off");
    let states = [State::Suppressed { comment, reason: Some("tested by hand".into()) }, State::Baselined];
    let page = written("html", &shop().in_states(&states));
    for word in ["Suppressed: tested by hand", "<option value=\"suppressed\">suppressed (1)", "baselined (1)"] {
        assert!(page.contains(word), "{word}: {page}");
    }
}

#[test]
fn a_finding_in_a_huge_line_stays_small() {
    let text = format!("{}amount: 1,{}", "x();".repeat(500_000), "y();".repeat(500_000));
    let shop = file("min.js", &text);
    let mut finding = diagnostic(place(&shop, "amount"));
    finding.related =
        (0..100).map(|n| related(dr_lint_parser::Place::new(&shop, Span { start: n * 4, end: n * 4 + 3 }))).collect();
    let edit = Edit { place: place(&shop, "amount: 1,"), text: "z".repeat(100_000) };
    finding.fixes.extend(Fix::new("remove `amount`", Applicability::Safe, vec![edit]));
    let page = written("html", &report(vec![finding]));
    assert!(findings_of(&page).len() < 7_000, "{}", findings_of(&page).len());
}
