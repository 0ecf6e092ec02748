//! Blocks of whole payloads.

use std::sync::Arc;

use dr_lint_parser::{Place, SourceFile, Span};
use dr_lint_rules::{Brief, Certainty, Diagnostic, FieldPath, Obstacle, Related, RelatedKind, Severity};
use insta::assert_snapshot;

use super::graphical;
use crate::testing::{diagnostic, file, place, related, report, styled};
use crate::{Style, Symbols};

/// The findings of one payload: no session, and fields that have to go.
fn payload(shop: &Arc<SourceFile>, session: &str, fields: &[&str]) -> Vec<Diagnostic> {
    let call = related(place(shop, "createSource"));
    let of = |what: &str| Diagnostic {
        payload: Some(place(shop, session)),
        related: vec![call.clone()],
        ..diagnostic(place(shop, what))
    };
    let mut missing = of(session);
    missing.rule = dr_lint_rules::rule("missing-session-id").unwrap();
    missing.field = Some(FieldPath { details: None, name: "sessionId".to_owned() });
    missing.help = Some("Pass the `id` of the cart's `paymentSession`.".to_owned());
    let field = |name: &&str| Diagnostic {
        field: Some(FieldPath { details: None, name: (*name).to_owned() }),
        help: Some("Remove what the session supplies.".to_owned()),
        ..of(name)
    };
    fields.iter().map(field).chain([missing]).collect()
}

fn at_width(width: usize, symbols: Symbols, findings: Vec<Diagnostic>) -> String {
    styled("graphical", &report(findings), &Style { symbols, width, ..Style::default() })
}

const SHOP: &str = "\
// 買い物
\tconst payload = {
\t\ttype: 'payPal', /* 漢字😀 */
\t\towner: { firstName: first, lastName: last, email: mail, phone: phone },
\t\ta: { line1: one },
\t\tamount: cart.totals.grandTotal.inTheCurrencyOfTheShopper.rounded.toString(),
\t\tcurrency: 'USD',
\t};
\treturn dr.createSource(payload);
";

#[test]
fn a_payload_is_one_block_at_every_width() {
    let shop = file("shop.js", SHOP);
    let findings = || payload(&shop, "type", &["amount", "currency"]);
    assert_snapshot!(at_width(40, Symbols::Unicode, findings()), @"
    error[missing-session-id, legacy-field] (https://example.com/guide#paypal)
      × PayPal (`payPal`): `sessionId` is
      │ missing, and `amount` and
      │ `currency` must go (always);
      │ reaches `createSource` at line 9
       ╭─[shop.js:3:3]
     3 │ …type: 'payPal', /* 漢字😀 */
       ·  ──┬─
       ·    ╰── `sessionId` is missing
       ⋮
     6 │ ╭─▶         amount: cart.totals.g…
     7 │ ├─▶         currency: 'USD',
       · ╰──── remove these 2 fields
       ╰────
      help: Pass the `id` of the cart's
            `paymentSession`. Remove what
            the session supplies.

    Looked at 1 file with 1 DigitalRiver.js call: 3 errors.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
    assert_snapshot!(at_width(80, Symbols::Ascii, findings()), @"
    error[missing-session-id, legacy-field] (https://example.com/guide#paypal)
      x PayPal (`payPal`): `sessionId` is missing, and `amount` and `currency`
      | must go (always); reaches `createSource` at line 9
       ,-[shop.js:3:3]
     3 |         type: 'payPal', /* 漢字😀 */
       :         ^^|^
       :           `-- `sessionId` is missing
       :
     6 | ,->         amount: cart.totals.grandTotal.inTheCurrencyOfTheShopper....
     7 | |->         currency: 'USD',
       : `---- remove `amount` and `currency`
       `----
      help: Pass the `id` of the cart's `paymentSession`. Remove what the session
            supplies.

    Looked at 1 file with 1 DigitalRiver.js call: 3 errors.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
    assert_snapshot!(at_width(200, Symbols::Unicode, findings()), @"
    error[missing-session-id, legacy-field] (https://example.com/guide#paypal)
      × PayPal (`payPal`): `sessionId` is missing, and `amount` and `currency` must go (always); reaches `createSource` at
      │ line 9
       ╭─[shop.js:3:3]
     3 │         type: 'payPal', /* 漢字😀 */
       ·         ──┬─
       ·           ╰── `sessionId` is missing
       ⋮
     6 │ ╭─▶         amount: cart.totals.grandTotal.inTheCurrencyOfTheShopper.rounded.toString(),
     7 │ ├─▶         currency: 'USD',
       · ╰──── remove `amount` and `currency`
       ╰────
      help: Pass the `id` of the cart's `paymentSession`. Remove what the session supplies.

    Looked at 1 file with 1 DigitalRiver.js call: 3 errors.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}

fn minified() -> Arc<SourceFile> {
    let text = format!(
        "{}createSource({{type:1,{}amount:1,currency:2,{}}})",
        "漢字; ".repeat(40),
        "x:1,".repeat(40),
        "y:1,".repeat(4_000)
    );
    file("min.js", &text)
}

#[test]
fn fields_of_one_long_line_are_shown_in_pieces() {
    let findings = || payload(&minified(), "type", &["amount", "currency"]);
    assert_snapshot!(at_width(40, Symbols::Ascii, findings()), @"
    error[missing-session-id, legacy-field] (https://example.com/guide#paypal)
      x PayPal (`payPal`): `sessionId` is
      | missing, and `amount` and
      | `currency` must go (always);
      | reaches `createSource` at line 1
       ,-[min.js:1:175]
     1 | ...{type:1,x:1,x:1,x:1,x:1,x:1,x...
       :     ^^|^
       :       `-- `sessionId` is missing
       :
     1 | ...:1,x:1,amount:1,currency:2,y:...
       :           ^^^|^^
       :              `-- remove `amount`
       :
     1 | ...t:1,currency:2,y:1,y:1,y:1,y:...
       :        ^^^^|^^^
       :            `-- remove `currency`
       `----
      help: Pass the `id` of the cart's
            `paymentSession`. Remove what
            the session supplies.

    Looked at 1 file with 1 DigitalRiver.js call: 3 errors.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
    assert_snapshot!(at_width(80, Symbols::Unicode, findings()), @"
    error[missing-session-id, legacy-field] (https://example.com/guide#paypal)
      × PayPal (`payPal`): `sessionId` is missing, and `amount` and `currency`
      │ must go (always); reaches `createSource` at line 1
       ╭─[min.js:1:175]
     1 │ …漢字; createSource({type:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:…
       ·                      ──┬─
       ·                        ╰── `sessionId` is missing
       ⋮
     1 │ …x:1,x:1,x:1,x:1,x:1,amount:1,currency:2,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y…
       ·                      ───┬──   ────┬───
       ·                         │         ╰── remove `currency`
       ·                         ╰── remove `amount`
       ╰────
      help: Pass the `id` of the cart's `paymentSession`. Remove what the session
            supplies.

    Looked at 1 file with 1 DigitalRiver.js call: 3 errors.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}

#[test]
fn a_wide_terminal_shows_more_of_a_long_line() {
    let findings = || payload(&minified(), "type", &["amount", "currency"]);
    assert_snapshot!(at_width(200, Symbols::Unicode, findings()), @"
    error[missing-session-id, legacy-field] (https://example.com/guide#paypal)
      × PayPal (`payPal`): `sessionId` is missing, and `amount` and `currency` must go (always); reaches `createSource` at
      │ line 1
       ╭─[min.js:1:175]
     1 │ …ce({type:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,x:1,amount:1,currency:2,y:…
       ·      ──┬─                                                                                                                                                                   ───┬──
       ·        │                                                                                                                                                                       ╰── remove `amount`
       ·        ╰── `sessionId` is missing
       ⋮
     1 │ …:1,x:1,x:1,amount:1,currency:2,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:1,y:…
       ·                      ────┬───
       ·                          ╰── remove `currency`
       ╰────
      help: Pass the `id` of the cart's `paymentSession`. Remove what the session supplies.

    Looked at 1 file with 1 DigitalRiver.js call: 3 errors.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}

#[test]
fn labels_say_where_findings_differ() {
    let mut findings = payload(&file("shop.js", SHOP), "type", &["amount", "currency"]);
    findings[1].certainty = Certainty::Sometimes;
    findings[1].severity = Severity::Warning;
    assert_snapshot!(graphical(&report(findings)), @"
    error[missing-session-id, legacy-field] (https://example.com/guide#paypal)
      × PayPal (`payPal`): `sessionId` is missing, and `amount` and `currency`
      │ must go; reaches `createSource` at line 9
       ╭─[shop.js:3:3]
     3 │         type: 'payPal', /* 漢字😀 */
       ·         ──┬─
       ·           ╰── error, always: `sessionId` is missing
       ⋮
     6 │         amount: cart.totals.grandTotal.inTheCurrencyOfTheShopper.rounded.…
       ·         ───┬──
       ·            ╰── error, always: remove `amount`
     7 │         currency: 'USD',
       ·         ────┬───
       ·             ╰── warning, sometimes: remove `currency`
       ╰────
      help: Pass the `id` of the cart's `paymentSession`. Remove what the session
            supplies.

    Looked at 1 file with 1 DigitalRiver.js call: 2 errors, 1 warning.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}

#[test]
fn fields_in_other_files_are_shown_there() {
    let shop = file("shop.js", SHOP);
    let mut findings = payload(&shop, "type", &["amount"]);
    findings[0].place = place(&file("base.js", "export const base = {\n  amount: 1,\n};\n"), "amount");
    assert_snapshot!(graphical(&report(findings)), @"
    error[missing-session-id, legacy-field] (https://example.com/guide#paypal)
      × PayPal (`payPal`): `sessionId` is missing, and `amount` must go (always);
      │ reaches `createSource` at shop.js:9:12
       ╭─[base.js:2:3]
     2 │   amount: 1,
       ·   ───┬──
       ·      ╰── remove `amount`
       ╰────
       ╭─[shop.js:3:3]
     3 │         type: 'payPal', /* 漢字😀 */
       ·         ──┬─
       ·           ╰── `sessionId` is missing
       ╰────
      help: Pass the `id` of the cart's `paymentSession`. Remove what the session
            supplies.

    Looked at 1 file with 1 DigitalRiver.js call: 2 errors.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}

#[test]
fn helps_are_told_once_with_the_reasons_against_a_fix() {
    let shop = file("shop.js", SHOP);
    let mut findings = payload(&shop, "type", &["amount", "currency"]);
    let brief = |obstacle| Brief {
        cure: "Remove what the session supplies.".to_owned(),
        notes: vec!["Note.".to_owned()],
        obstacle,
    };
    findings[0].brief = Some(brief(Some(Obstacle::Doubt("it is also read at line 3".to_owned()))));
    findings[1].brief = Some(brief(Some(Obstacle::NoFix("it stands in the way".to_owned()))));
    findings[2].related.push(Related {
        kind: RelatedKind::Literal,
        message: "made here".to_owned(),
        ..related(place(&shop, "first"))
    });
    assert_snapshot!(graphical(&report(findings)), @"
    error[missing-session-id, legacy-field] (https://example.com/guide#paypal)
      × PayPal (`payPal`): `sessionId` is missing, and `amount` and `currency`
      │ must go (always); reaches `createSource` at line 9
       ╭─[shop.js:3:3]
     3 │         type: 'payPal', /* 漢字😀 */
       ·         ──┬─
       ·           ╰── `sessionId` is missing
       ⋮
     6 │ ╭─▶         amount: cart.totals.grandTotal.inTheCurrencyOfTheShopper.roun…
     7 │ ├─▶         currency: 'USD',
       · ╰──── remove `amount` and `currency`
       ╰────
      help: Pass the `id` of the cart's `paymentSession`. Remove what the session
            supplies. Note. The fix for `amount` is unsafe: it is also read at
            line 3. There is no fix for `currency`: it stands in the way.
            see line 4: made here

    Looked at 1 file with 1 DigitalRiver.js call: 3 errors.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}

#[test]
fn every_finding_of_a_payload_is_shown_whatever_their_number() {
    let text = "pay({ amount: 1 }); // one line of many\n".repeat(10_000);
    let big = file("big.js", &text);
    let findings = (1..=10_000).map(|line| {
        let start = big.line_span(line).start + 6;
        let found = diagnostic(Place::new(&big, Span { start, end: start + 6 }));
        Diagnostic { payload: Some(Place::new(&big, Span { start: 0, end: 1 })), ..found }
    });
    let drawing = graphical(&report(findings.collect()));
    assert_eq!(drawing.lines().filter(|line| line.contains("pay({ amount")).count(), 10_000);
    assert!(drawing.len() < 2_000_000, "{} bytes", drawing.len());
}

/// Payloads of random findings and places: none is lost, and no excerpt fails to be drawn or is wider than the terminal.
#[test]
fn every_finding_of_random_payloads_is_drawn() {
    const PIECES: [&str; 8] = ["amount: 1, ", "漢", "\n", "\n", "\t", "currency", "\n\n\n", "let long = 1; "];
    let mut seed = 7_u32;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for round in 0..1_000 {
        let text: String = (0..random(60)).map(|_| PIECES[random(PIECES.len())].repeat(random(12) + 1)).collect();
        let shop = file("a.js", &(text + "type amount createSource"));
        let mut findings = payload(&shop, "type", &[]);
        for number in 0..round % 9 {
            let start = random(shop.text().len());
            let start = (0..=start).rev().find(|at| shop.text().is_char_boundary(*at)).unwrap();
            let end = (start + random(9)).min(shop.text().len());
            if shop.text()[start..].starts_with("type ") {
                continue;
            }
            let span = Span { start: u32::try_from(start).unwrap(), end: u32::try_from(end).unwrap() };
            let mut field = payload(&shop, "type", &["amount"]).remove(0);
            field.place = Place::new(&shop, span);
            field.field = Some(FieldPath { details: None, name: format!("f{number}") });
            findings.push(field);
        }
        let width = [40, 80, 200][round % 3];
        let drawing = at_width(width, Symbols::Unicode, findings);
        assert!(!drawing.contains("Failed") && drawing.contains("`sessionId` is missing"), "{drawing}");
        let code = drawing.lines().filter(|line| line.contains(" │ ") || line.contains(" · "));
        for line in code {
            let columns: usize = line.chars().map(|c| if c == '漢' { 2 } else { 1 }).sum();
            assert!(columns <= width, "{line}\n{drawing}");
        }
    }
}

#[test]
fn signs_in_the_place_of_invisible_characters_have_room() {
    let text = format!("// {}\ndr.createSource({{ type: 'payPal', amount: 1 }});", "\u{202e}".repeat(80));
    let shop = file("shop.js", &text);
    let mut found = payload(&shop, "type", &[]);
    found[0].payload = None;
    let shown = at_width(40, Symbols::Unicode, found);
    let line = shown.lines().find(|line| line.contains('\u{fffd}')).unwrap();
    assert_eq!((line.chars().count(), line.ends_with('…')), (40, true), "{shown}");
}
