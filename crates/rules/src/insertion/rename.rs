//! Renaming a misspelt `sessionId`, so that the payload doesn't get a second one.

use dr_lint_parser::sdk::CallKind;
use dr_lint_parser::{Form, Origin, Property, Shape, Span, Spelling, Use, UseKind};

use crate::calls::Calls;
use crate::diagnostic::{Related, RelatedKind};
use crate::edit::{Change, edits};
use crate::fix::{Applicability, Edit, Fix};
use crate::proposal::Proposal;
use crate::session::{self, SESSION_ID, misspelt};
use crate::wording::also;

/// The fix that renames the misspelt session of an object; `None` where it has none.
pub(super) fn rename(calls: &Calls<'_>, kind: CallKind, shape: &Shape) -> Option<Proposal> {
    let property = misspelt(shape)?;
    let name = &property.name;
    let renamed = property.origins.iter().map(|origin| renamed(calls, name, origin));
    let Some(edits) = renamed.collect::<Option<Vec<_>>>() else {
        return Some(Err(Some(format!("`{name}` can't be renamed where it is written"))));
    };
    if property.holds().any(|held| session::problem(held).is_some()) {
        return Some(Err(Some(format!("the value of `{name}` can't be a session's id"))));
    }
    let known_by_others = uses(property).next().map(|(origin, first)| match uses(property).count() {
        1 => format!(", and {}", also(first, &origin.key)),
        all => format!(", and {} (and {} more)", also(first, &origin.key), all - 1),
    });
    let known_by_others = known_by_others.unwrap_or_default();
    let doubt = format!("the value of `{name}` may not be the payment session's `id`{known_by_others}");
    let title = format!("rename `{name}` to `{SESSION_ID}` for `{}` (unsafe: {doubt})", kind.name());
    Some(Fix::new(title, Applicability::Unsafe, edits.concat()).map(|fix| (fix, Some(doubt))).ok_or(None))
}

/// The other code that knows the property by its present name: it would find nothing under that.
pub(crate) fn readers(shape: &Shape) -> impl Iterator<Item = Related> {
    let property = misspelt(shape);
    let name = property.map(|property| property.name.as_str()).unwrap_or_default();
    let uses = property.into_iter().flat_map(uses);
    uses.map(move |(_, one)| {
        let message = match one.kind {
            UseKind::Read => format!("`{name}` is also read here"),
            UseKind::Sent => format!("the object with `{name}` is also passed to other code here"),
            UseKind::Returned => format!("the object with `{name}` is also given to unknown callers here"),
            UseKind::Stored => format!("the object with `{name}` is also stored under a key that isn't known here"),
            UseKind::Untold => format!("`{name}` is also used in ways that dr-lint can't follow"),
        };
        Related { message, place: one.place.clone(), kind: RelatedKind::Use }
    })
}

fn uses(property: &Property) -> impl Iterator<Item = (&Origin, &Use)> {
    property.origins.iter().flat_map(|origin| origin.uses.iter().map(move |one| (origin, one)))
}

/// The edits of one place where the property is written.
fn renamed(calls: &Calls<'_>, name: &str, origin: &Origin) -> Option<Vec<Edit>> {
    let key = &origin.key;
    let is_shorthand = match origin.form {
        Form::Key { .. } => {
            let (literal, index) = calls.syntax.member(key)?;
            match literal.members.get(index)?.spelling {
                Spelling::Pair => false,
                Spelling::Shorthand => true,
                Spelling::Method | Spelling::Spread => return None,
            }
        }
        Form::Write { .. } => false,
        Form::Copied => return None,
    };
    // Brackets and quotes stay: `["session_id"]`, `p["session_id"]`.
    let text = key.text().trim_end_matches([']', '"', '\'']);
    let before = text.strip_suffix(name)?;
    if before.ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$')) {
        return None;
    }
    let offset = |length: usize| key.span.start + u32::try_from(length).unwrap_or(u32::MAX);
    let span = Span { start: offset(before.len()), end: offset(text.len()) };
    let text = if is_shorthand { format!("{SESSION_ID}: {name}") } else { SESSION_ID.to_owned() };
    edits(key, vec![Change { span, text }])
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::testing::linted_with;
    use crate::{Applicability, Fix};
    use dr_lint_parser::Expression;

    /// The text after the fix of the missing session; the reason where there is none.
    fn fixed(source: &str) -> String {
        let config = Config { session_id: Expression::parse("cart.id").ok(), ..Config::default() };
        let found = linted_with(&config, "pay.js", source).diagnostics;
        let missing = found.iter().find(|found| found.rule.id == "missing-session-id").unwrap();
        let Some(fix) = missing.fixes.first() else { return missing.help.clone().unwrap() };
        assert_eq!(fix.title().starts_with("rename"), fix.applicability() == Applicability::Unsafe);
        let mut text = source.to_owned();
        for edit in Fix::edits(fix).iter().rev() {
            text.replace_range(edit.place.span.start as usize..edit.place.span.end as usize, &edit.text);
        }
        text
    }

    #[test]
    fn the_key_is_renamed_as_it_is_written() {
        for (before, after) in [
            ("sessionID: s.id", "sessionId: s.id"),
            ("session_id: s.id", "sessionId: s.id"),
            ("paymentSessionId: s.id", "sessionId: s.id"),
            ("sessionid: s.id", "sessionId: s.id"),
            ("sesionId: s.id", "sessionId: s.id"),
            ("\"session-id\": s.id", "\"sessionId\": s.id"),
            ("'sessionID': s.id", "'sessionId': s.id"),
            ("[\"sessionID\"]: s.id", "[\"sessionId\"]: s.id"),
            ("sessionID", "sessionId: sessionID"),
        ] {
            let page = |member: &str| format!("digitalRiver.createSource({{ type: \"bPay\", {member} }});");
            assert_eq!(fixed(&page(before)), page(after));
        }
    }

    #[test]
    fn writes_are_renamed_too() {
        for (before, after) in [("p.sessionID", "p.sessionId"), ("p['session_id']", "p['sessionId']")] {
            let page = |target: &str| {
                format!("const p = {{ type: \"bPay\" }};\n{target} = s.id;\ndigitalRiver.createSource(p);")
            };
            assert_eq!(fixed(&page(before)), page(after));
        }
    }

    #[test]
    fn whoever_reads_the_old_name_is_named() {
        let source = "const p = { type: \"bPay\", sessionID: s.id };
            digitalRiver.createSource(p);
            track(p.sessionID);
            if (!p.sessionID) warn();";
        let found = linted_with(&Config::default(), "pay.js", source).diagnostics.remove(0);
        let doubt = "may not be the payment session's `id`, and it is also read at line 3 (and 1 more))";
        assert!(found.fixes[0].title().ends_with(doubt), "{}", found.fixes[0].title());
        let readers = found.related.iter().filter(|related| related.message == "`sessionID` is also read here");
        assert_eq!(readers.map(|related| related.place.start().line).collect::<Vec<_>>(), [3, 4]);
        let sent = "const p = { type: \"bPay\", sessionID: s.id };
            saveOrder(p);
            digitalRiver.createSource(p);";
        let found = linted_with(&Config::default(), "pay.js", sent).diagnostics.remove(0);
        assert!(found.fixes[0].title().ends_with("and its object is also passed to other code at line 2)"));
    }

    #[test]
    fn other_keys_are_no_misspelt_sessions() {
        for key in ["session", "deviceSessionId", "sessionIndex", "sourceId", "sessionKey"] {
            let page = format!("digitalRiver.createSource({{ type: \"bPay\", {key}: s.id }});");
            assert!(fixed(&page).contains("sessionId: cart.id"), "{key}");
        }
    }

    #[test]
    fn what_cannot_be_renamed_gets_no_second_one() {
        let page = |member: &str| format!("digitalRiver.createSource({{ type: \"bPay\", {member} }});");
        assert!(fixed(&page("sessionID: null")).contains("the value of `sessionID` can't be a session's id"));
        assert!(fixed(&page("get sessionID() { return s.id; }")).contains("`sessionID` can't be renamed"));
    }
}
