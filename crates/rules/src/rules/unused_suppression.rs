//! `unused-suppression`: a comment that suppresses nothing would hide the next real finding at its place.
//! `// dr-lint-disable-next-line legacy-field` above a line without legacy fields. Fix: remove the comment, or the name.

use std::iter;

use dr_lint_parser::{Place, Span};

use crate::config::Extent;
use crate::diagnostic::{Brief, Diagnostic};
use crate::edit::comment;
use crate::fix::{Applicability, Edit, Fix};
use crate::rule::{Docs, Level, Rule};
use crate::severity::Severity;
use crate::suppression::{Name, Named, Suppression};
use crate::task::Task;

pub(super) static RULE: Rule = Rule {
    id: "unused-suppression",
    level: Level::On(Severity::Warning),
    summary: "a comment that suppresses nothing",
    guide: "",
    task: Task::Tidy,
    docs: Docs {
        what: "A suppression comment, or the name of a rule in one, that suppresses nothing.",
        why: "The comment stays behind when its finding is gone, and would hide the next real finding at that place.",
        before: r#"// dr-lint-disable-next-line legacy-field
digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id });"#,
        after: r#"digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id });"#,
        fix: "`--fix` removes the comment, or the name in it.",
        configuration: "A comment that has to stay can name this rule as well: `// dr-lint-disable-line legacy-field, unused-suppression`.",
    },
};

/// The findings about comments, by place. A comment may name this rule, too: that name is of use where it hides that some
/// other name suppresses nothing. A name that only hides that such a name is of no use is of none itself.
pub(super) fn check(suppressions: &[Suppression], found: &[Diagnostic]) -> Vec<Diagnostic> {
    let others = in_order(suppressions.iter().flat_map(|suppression| unused(suppression, found, None)));
    in_order(suppressions.iter().flat_map(|suppression| unused(suppression, found, Some(&others))))
}

fn in_order(found: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = found.collect();
    found.sort_by(|one, other| one.place.cmp(&other.place));
    found
}

/// True if a comment may hide some of the findings about comments, which are ordered by place: it, or its name for them,
/// is not among these itself.
pub(crate) fn hides(suppression: &Suppression, unused: &[Diagnostic]) -> bool {
    let is_idle = |place: &Place| unused.binary_search_by(|found| found.place.cmp(place)).is_ok();
    let own = match &suppression.rules {
        Named::All => &[],
        Named::These(names) => &names[..],
    };
    !is_idle(&suppression.comment) && !own.iter().any(|name| name.means(&RULE) && is_idle(&name.place))
}

/// The problem with a comment as a whole.
const NOTHING: &str = "this comment suppresses nothing";

/// The findings about one comment: one about all of it, or one about each name that is of no use. Names for this rule are
/// held against `others`, findings about comments; without these, they count as used.
fn unused(suppression: &Suppression, found: &[Diagnostic], others: Option<&[Diagnostic]>) -> Vec<Diagnostic> {
    let Some(severity) = suppression.unused else { return Vec::new() };
    let covered: Vec<&Diagnostic> = suppression.covered(found).map(|(_, found)| found).collect();
    let Named::These(names) = &suppression.rules else {
        let is_unused = covered.is_empty() && suppression.extent == Extent::Whole;
        let all = is_unused.then(|| whole(suppression, NOTHING.to_owned(), &[]));
        return all.into_iter().map(|found| Diagnostic { severity, ..found }).collect();
    };
    let hides_others = others.is_none_or(|others| suppression.covered(others).next().is_some());
    let may_be_used = |name: &Name| name.rule.is_some() && suppression.extent == Extent::Part;
    let is_used = |name: &Name| {
        name.is_off
            || may_be_used(name)
            || name.means(&RULE) && hides_others
            || covered.iter().any(|found| name.means(found.rule))
    };
    let idle: Vec<&Name> = names.iter().filter(|name| !is_used(name)).collect();
    let found: Vec<Diagnostic> = if idle.len() == names.len() {
        let message = match &idle[..] {
            [only] => reason(only),
            _ => match idle.iter().find(|name| name.rule.is_none()) {
                Some(unknown) => format!("{NOTHING}: {}", reason(unknown)),
                None => NOTHING.to_owned(),
            },
        };
        iter::once(whole(suppression, message, &idle)).collect()
    } else {
        idle.into_iter().map(|name| one(name, names)).collect()
    };
    found.into_iter().map(|found| Diagnostic { severity, ..found }).collect()
}

/// The problem with one name.
fn reason(name: &Name) -> String {
    let text = name.place.text();
    match (name.rule, name.closest) {
        (Some(_), _) => format!("this comment suppresses no `{text}`"),
        (None, Some(rule)) => format!("there is no rule called `{text}`; did you mean `{}`?", rule.id),
        (None, None) => format!("there is no rule called `{text}`"),
    }
}

/// The cure for names that are of no use. An unknown name hides nothing; a known one may, later.
fn cure(title: &str, idle: &[&Name]) -> String {
    let mut letters = title.chars();
    let removal: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    match idle {
        [Name { rule: None, closest: Some(rule), .. }] => {
            format!("Write `{}`, or {title}: as it is, it suppresses nothing.", rule.id)
        }
        [_, ..] if idle.iter().all(|name| name.rule.is_none()) => format!("{removal}: it names no rule."),
        _ => format!("{removal}: otherwise it may hide the next finding at its place."),
    }
}

/// The finding about a comment of which nothing is of use: all rules, or these names.
fn whole(suppression: &Suppression, message: String, idle: &[&Name]) -> Diagnostic {
    let edit = comment::removal(&suppression.comment);
    let title = "remove the comment";
    finding(&suppression.comment, message, title, cure(title, idle), edit)
}

/// The finding about one name of a comment that is of use otherwise. The name goes with the comma beside it.
fn one(name: &Name, names: &[Name]) -> Diagnostic {
    let at = names.iter().position(|other| other.place == name.place).unwrap_or_default();
    let Span { start, end } = name.place.span;
    let span = match (at.checked_sub(1).map(|before| &names[before]), names.get(at + 1)) {
        (Some(before), _) => Span { start: before.place.span.end, end },
        (None, Some(after)) => Span { start, end: after.place.span.start },
        (None, None) => name.place.span,
    };
    let edit = Edit { place: Place::new(&name.place.file, span), text: String::new() };
    let title = format!("remove `{}`", name.place.text());
    finding(&name.place, reason(name), &title, cure(&title, &[name]), edit)
}

fn finding(place: &Place, message: String, title: &str, cure: String, edit: Edit) -> Diagnostic {
    Diagnostic {
        help: Some(cure.clone()),
        brief: Some(Brief { cure, notes: Vec::new(), obstacle: None }),
        fixes: Fix::new(title, Applicability::Safe, vec![edit]).into_iter().collect(),
        ..RULE.at(place, message)
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Finding, settle};
    use crate::testing::linted;

    /// The message and the text after the fix, of each finding about comments.
    fn found(source: &str) -> Vec<(String, String)> {
        let linted = linted("pay.js", source);
        let findings = settle(linted.diagnostics, linted.suppressions, &crate::Baseline::default());
        let unused = findings.iter().filter(|finding| finding.diagnostic.rule.id == "unused-suppression");
        unused.map(|Finding { diagnostic, .. }| (diagnostic.message.clone(), fixed(source, diagnostic))).collect()
    }

    fn fixed(source: &str, found: &crate::Diagnostic) -> String {
        let [fix] = &found.fixes[..] else { panic!("{found:?}") };
        let [edit] = fix.edits() else { panic!("{fix:?}") };
        assert_eq!((fix.applicability(), edit.text.as_str()), (crate::Applicability::Safe, ""));
        let mut text = source.to_owned();
        text.replace_range(edit.place.span.start as usize..edit.place.span.end as usize, "");
        text
    }

    const CLEAN: &str = "digitalRiver.createSource({ type: \"bPay\", sessionId });";
    const LEGACY: &str = "digitalRiver.createSource({ type: \"bPay\", sessionId, amount });";

    #[test]
    fn a_comment_that_suppresses_nothing_goes() {
        let nothing = "this comment suppresses nothing".to_owned();
        let next = format!("// dr-lint-disable-next-line\n{CLEAN}\n");
        assert_eq!(found(&next), [(nothing.clone(), format!("{CLEAN}\n"))]);
        let line = format!("{CLEAN} // dr-lint-disable-line -- for now\n");
        assert_eq!(found(&line), [(nothing.clone(), format!("{CLEAN}\n"))], "it doesn't hide itself");
        let all = format!("/* dr-lint-disable */\n// dr-lint-disable-next-line\n{LEGACY}\n");
        assert_eq!(found(&all), []);
        let range = format!("/* dr-lint-disable */\n{CLEAN}");
        assert_eq!(found(&range), [(nothing, CLEAN.to_owned())]);
    }

    #[test]
    fn a_name_goes_with_its_comma() {
        let comment = |names: &str| format!("// dr-lint-disable-next-line {names} -- later\n{LEGACY}");
        let reason = "this comment suppresses no `unknown-method`".to_owned();
        for (names, left) in [
            ("unknown-method, legacy-field", "legacy-field"),
            ("legacy-field, unknown-method", "legacy-field"),
            ("legacy-field,unknown-method,legacy-field", "legacy-field,legacy-field"),
        ] {
            assert_eq!(found(&comment(names)), [(reason.clone(), comment(left))], "{names}");
        }
        let nothing = "this comment suppresses nothing".to_owned();
        assert_eq!(found(&comment("unknown-method, invalid-session-id")), [(nothing, LEGACY.to_owned())]);
        assert_eq!(found(&comment("unknown-method")), [(reason, LEGACY.to_owned())]);
    }

    #[test]
    fn names_of_no_rule_say_so() {
        let messages = |source: &str| found(source).into_iter().map(|(message, _)| message).collect::<Vec<_>>();
        let unknown = "there is no rule called `legcy-field`; did you mean `legacy-field`?";
        assert_eq!(messages(&format!("{LEGACY} // dr-lint-disable-line legcy-field")), [unknown]);
        assert_eq!(messages(&format!("{LEGACY} // dr-lint-disable-line legacy-field legcy-field")), [unknown]);
        let other = "there is no rule called `no-undef`";
        assert_eq!(messages(&format!("{LEGACY} // dr-lint-disable-line no-undef")), [other]);
        let ends = format!("/* dr-lint-disable legacy-field */ {LEGACY} /* dr-lint-enable legcy-field */");
        assert_eq!(messages(&ends), [unknown]);
    }

    #[test]
    fn the_help_fits_the_name() {
        let help = |names: &str| {
            let linted = linted("pay.js", &format!("{LEGACY} // dr-lint-disable-line {names}"));
            let findings = settle(linted.diagnostics, linted.suppressions, &crate::Baseline::default());
            let unused = findings.iter().find(|finding| finding.diagnostic.rule.id == "unused-suppression");
            unused.and_then(|finding| finding.diagnostic.help.clone()).unwrap()
        };
        let misspelt = "as it is, it suppresses nothing.";
        assert_eq!(help("legcy-field"), format!("Write `legacy-field`, or remove the comment: {misspelt}"));
        assert_eq!(
            help("legacy-field, unknwn-method"),
            format!("Write `unknown-method`, or remove `unknwn-method`: {misspelt}")
        );
        assert_eq!(help("legacy-field, no-undef"), "Remove `no-undef`: it names no rule.");
        assert_eq!(help("no-undef, no-var"), "Remove the comment: it names no rule.");
        let later = "otherwise it may hide the next finding at its place.";
        assert_eq!(help("unknown-method"), format!("Remove the comment: {later}"));
        assert_eq!(help("no-undef, unknown-method"), format!("Remove the comment: {later}"));
    }

    /// The text at each finding about comments that isn't hidden.
    fn reported(source: &str) -> Vec<String> {
        let linted = linted("pay.js", source);
        let findings = settle(linted.diagnostics, linted.suppressions, &crate::Baseline::default());
        let reported = findings.iter().filter(|finding| finding.is_reported());
        let unused = reported.filter(|finding| finding.diagnostic.rule.id == "unused-suppression");
        unused.map(|finding| finding.diagnostic.place.text().to_owned()).collect()
    }

    #[test]
    fn a_comment_that_names_the_rule_hides_what_it_finds() {
        let idle = format!("{CLEAN} // dr-lint-disable-line legacy-field -- the B variant has one\n");
        for source in [
            format!("// dr-lint-disable-next-line unused-suppression\n{idle}"),
            format!("/* dr-lint-disable unused-suppression -- generated */\n{idle}{idle}"),
            format!("{CLEAN} // dr-lint-disable-line legacy-field, unused-suppression\n"),
            format!("/* dr-lint-disable */\n{LEGACY}\n{idle}"),
        ] {
            assert_eq!(reported(&source), [""; 0], "{source}");
        }
        let ended = format!("/* dr-lint-disable unused-suppression */{idle}/* dr-lint-enable */\n{idle}");
        assert_eq!(reported(&ended).len(), 1, "the range has ended");
    }

    #[test]
    fn a_comment_that_hides_no_other_is_unused_itself() {
        let name = "// dr-lint-disable-next-line unused-suppression";
        assert_eq!(reported(&format!("{name}\n{LEGACY}")), [name]);
        assert_eq!(reported(&format!("{name}\n{name}\n{CLEAN}")), [name, name]);
        let both = "/* dr-lint-disable-line unused-suppression */";
        assert_eq!(reported(&format!("{both} {CLEAN} {both}")), [both, both]);
        let all = "/* dr-lint-disable-line */";
        assert_eq!(reported(&format!("{all} {CLEAN} {all}")), [all, all]);
        let used = format!("// dr-lint-disable-next-line legacy-field, unused-suppression\n{LEGACY}");
        assert_eq!(reported(&used), ["unused-suppression"]);
    }

    #[test]
    fn a_rule_that_is_off_may_be_named() {
        assert_eq!(found(&format!("{LEGACY} // dr-lint-disable-line legacy-field, unresolved-payload")), []);
    }
}
