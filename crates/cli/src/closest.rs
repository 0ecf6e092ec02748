//! The name that was most likely meant.

/// The known name that is spelt almost as `name`, capitals aside; `None` when none is.
pub(crate) fn closest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let wanted = letters(name);
    let limit = (wanted.chars().count() / 3).max(1);
    let rated = known.into_iter().map(|known| (strsim::damerau_levenshtein(&wanted, &letters(known)), known));
    let close = rated.filter(|(distance, known)| *distance <= limit || begins(&letters(known), &wanted));
    close.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// `warning` for `warn`, `exclude` for `excludes`.
fn begins(known: &str, wanted: &str) -> bool {
    known.len() > 3 && wanted.starts_with(known)
}

/// A name without capitals, dashes and spaces.
fn letters(name: &str) -> String {
    name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names_are_recognised_and_others_are_not() {
        let keys = ["sessionId", "receivers", "rules", "exclude"];
        let cases =
            [("session-id", "sessionId"), ("SessionID", "sessionId"), ("rule", "rules"), ("excludes", "exclude")];
        for (name, meant) in cases {
            assert_eq!(closest(name, keys), Some(meant));
        }
        assert_eq!(closest("warning", ["off", "info", "warn", "error"]), Some("warn"));
        assert_eq!(closest("paths", keys), None);
        assert_eq!(closest("", keys), None);
    }
}
