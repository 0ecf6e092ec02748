//! The settings of a user.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use dr_lint_parser::Expression;

use crate::field::FieldPath;
use crate::rule::{Level, Rule};
use crate::session::SESSION_ID;
use crate::severity::Severity;

/// The settings of a run.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The levels of rules that have another one than their own.
    pub levels: Levels,
    /// Names that DigitalRiver objects go by besides those that contain `digitalriver`: `paymentSdk`.
    pub receivers: Vec<String>,
    /// Variables of the page that the session's expression may read where no file declares them: `shopCart`.
    pub globals: Vec<String>,
    /// Payment methods, and fields of payment methods, that the table doesn't have.
    pub methods: Vec<AddedMethod>,
    /// The expression that gives the session's id in this program: `cart.paymentSession.id`.
    pub session_id: Option<Expression>,
    /// Settings of some files, which go before those above. Of several for one file, the last counts.
    pub overrides: Vec<Override>,
    /// The part of the program that is linted.
    pub extent: Extent,
}

/// The part of a program that a run lints. It decides how much a file that nothing is found in says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All that the user means.
    #[default]
    Whole,
    /// A part, while other runs lint other parts: they may find something here.
    Part,
}

/// Settings of some files.
#[derive(Clone, Debug)]
pub struct Override {
    /// The files that they hold for.
    pub files: FileFilter,
    /// The levels of rules that have another one there.
    pub levels: Levels,
    /// The expression that gives the session's id there; `None` for the one that holds without this override.
    pub session_id: Option<Expression>,
}

/// A choice of files by their names, which are as reports have them.
#[derive(Clone)]
pub struct FileFilter(Arc<dyn Fn(&str) -> bool + Send + Sync>);

/// The rules that a user wants otherwise than they are.
#[derive(Clone, Debug, Default)]
pub struct Levels(BTreeMap<&'static str, Level>);

/// A payment method that the table doesn't have, or more about one that it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddedMethod {
    /// The value of the payload's `type`. One from the table adds to that method.
    pub kind: String,
    /// The name that people know it by; `None` for what the table says, or the `type` itself.
    pub title: Option<String>,
    /// The properties that may hold its details object, besides those of the table. A new method without any, and
    /// without nested fields, has them in the property named as its `type`.
    pub details: Vec<String>,
    /// The fields to remove, besides those of the table.
    pub fields: Vec<FieldPath>,
    /// Fields that stay, whatever the table says.
    pub keep: Vec<FieldPath>,
    /// `Some(false)` if a payment of this method has no payment session; `None` for what the table says.
    pub needs_session: Option<bool>,
}

/// The default expression: the variable of that name.
static BINDING: LazyLock<Expression> =
    LazyLock::new(|| Expression::parse(SESSION_ID).expect("a name is an expression"));

impl Config {
    /// The configured expression that fixes insert into the file of that name.
    pub fn session_id_in(&self, file: &str) -> Option<&Expression> {
        self.overrides_of(file).find_map(|one| one.session_id.as_ref()).or(self.session_id.as_ref())
    }

    /// The expression that fixes insert into a file: the configured one, otherwise a variable called `sessionId`.
    pub(crate) fn inserted(&self, file: &str) -> &Expression {
        self.session_id_in(file).unwrap_or(&BINDING)
    }

    /// The level of a rule in the file of that name: as set here, otherwise the rule's own.
    pub fn level_in(&self, rule: &Rule, file: &str) -> Level {
        self.set_in(rule, file).unwrap_or(rule.level)
    }

    /// False if the rule is off in every file.
    pub(crate) fn may_report(&self, rule: &Rule) -> bool {
        let overrides = self.overrides.iter().filter_map(|one| one.levels.get(rule));
        overrides.chain([self.levels.get(rule).unwrap_or(rule.level)]).any(|level| level != Level::Off)
    }

    fn set_in(&self, rule: &Rule, file: &str) -> Option<Level> {
        self.overrides_of(file).find_map(|one| one.levels.get(rule)).or_else(|| self.levels.get(rule))
    }

    /// The overrides of a file, the one that counts most first.
    fn overrides_of(&self, file: &str) -> impl Iterator<Item = &Override> {
        self.overrides.iter().rev().filter(move |one| one.files.has(file))
    }

    /// The severity of a finding in a file that the rule gave `severity`; `None` when the rule is off there.
    pub(crate) fn severity(&self, rule: &Rule, severity: Severity, file: &str) -> Option<Severity> {
        match (self.set_in(rule, file), rule.level) {
            (Some(Level::On(set)), _) => Some(set),
            (Some(Level::Off), _) | (None, Level::Off) => None,
            (None, Level::On(_)) => Some(severity),
        }
    }
}

impl FileFilter {
    /// The files whose names pass a test.
    pub fn new(test: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(test))
    }

    /// Every file.
    pub fn all() -> Self {
        Self::new(|_| true)
    }

    /// True for a file that is among them.
    pub fn has(&self, file: &str) -> bool {
        (self.0)(file)
    }
}

impl fmt::Debug for FileFilter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("FileFilter")
    }
}

impl Levels {
    /// Sets how a rule is reported: everything that it finds gets this severity.
    pub fn set(&mut self, rule: &'static Rule, level: Level) {
        self.0.insert(rule.id, level);
    }

    /// The level that a rule was set to.
    pub fn get(&self, rule: &Rule) -> Option<Level> {
        self.0.get(rule.id).copied()
    }
}

impl AddedMethod {
    /// A method of which nothing but its `type` is said.
    pub fn new(kind: impl Into<String>) -> Self {
        Self { kind: kind.into(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule;

    #[test]
    fn a_level_replaces_every_severity_of_its_rule() {
        let missing = rule("missing-session-id").unwrap();
        let mut config = Config::default();
        assert_eq!(config.severity(missing, Severity::Warning, "a.js"), Some(Severity::Warning));
        config.levels.set(missing, Level::On(Severity::Error));
        assert_eq!(config.severity(missing, Severity::Warning, "a.js"), Some(Severity::Error));
        config.levels.set(missing, Level::Off);
        assert_eq!(config.severity(missing, Severity::Error, "a.js"), None);
    }

    #[test]
    fn rules_that_are_off_can_be_switched_on() {
        let unresolved = rule("unresolved-payload").unwrap();
        let mut config = Config::default();
        assert_eq!(config.severity(unresolved, Severity::Warning, "a.js"), None);
        config.levels.set(unresolved, Level::On(Severity::Info));
        assert_eq!(config.level_in(unresolved, "a.js"), Level::On(Severity::Info));
        assert_eq!(config.severity(unresolved, Severity::Warning, "a.js"), Some(Severity::Info));
    }

    #[test]
    fn of_several_overrides_the_last_that_says_something_counts() {
        let rule = rule("missing-session-id").unwrap();
        let expression = |text| Expression::parse(text).ok();
        let mut config = Config { session_id: expression("cart.id"), ..Config::default() };
        for (folder, level, session) in
            [("legacy/", Level::Off, None), ("legacy/new/", Level::On(Severity::Info), Some("s.id"))]
        {
            let mut levels = Levels::default();
            levels.set(rule, level);
            let files = FileFilter::new(move |name| name.starts_with(folder));
            config.overrides.push(Override { files, levels, session_id: session.and_then(expression) });
        }
        let levels = ["a.js", "legacy/a.js", "legacy/new/a.js"].map(|file| config.level_in(rule, file));
        assert_eq!(levels, [Level::On(Severity::Error), Level::Off, Level::On(Severity::Info)]);
        let sessions = ["a.js", "legacy/a.js", "legacy/new/a.js"].map(|file| config.inserted(file).text.as_str());
        assert_eq!(sessions, ["cart.id", "cart.id", "s.id"]);
        assert!(config.may_report(rule));
        config.levels.set(rule, Level::Off);
        assert!(config.may_report(rule), "it is on in one folder");
        config.overrides.pop();
        assert!(!config.may_report(rule));
    }
}
