//! The settings of a user.

use std::collections::BTreeMap;
use std::sync::LazyLock;

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
}

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
}

/// The default expression: the variable of that name.
static BINDING: LazyLock<Expression> =
    LazyLock::new(|| Expression::parse(SESSION_ID).expect("a name is an expression"));

impl Config {
    /// The expression that fixes insert: the configured one, otherwise a variable called `sessionId`.
    pub(crate) fn inserted(&self) -> &Expression {
        self.session_id.as_ref().unwrap_or(&BINDING)
    }

    /// The level of a rule: as set here, otherwise the rule's own.
    pub fn level(&self, rule: &Rule) -> Level {
        self.levels.get(rule).unwrap_or(rule.level)
    }

    /// The severity of a finding that the rule gave `severity`; `None` when the rule is off.
    pub(crate) fn severity(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        match (self.levels.get(rule), rule.level) {
            (Some(Level::On(set)), _) => Some(set),
            (Some(Level::Off), _) | (None, Level::Off) => None,
            (None, Level::On(_)) => Some(severity),
        }
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
        assert_eq!(config.severity(missing, Severity::Warning), Some(Severity::Warning));
        config.levels.set(missing, Level::On(Severity::Error));
        assert_eq!(config.severity(missing, Severity::Warning), Some(Severity::Error));
        config.levels.set(missing, Level::Off);
        assert_eq!(config.severity(missing, Severity::Error), None);
    }

    #[test]
    fn rules_that_are_off_can_be_switched_on() {
        let unresolved = rule("unresolved-payload").unwrap();
        let mut config = Config::default();
        assert_eq!(config.severity(unresolved, Severity::Warning), None);
        config.levels.set(unresolved, Level::On(Severity::Info));
        assert_eq!(config.level(unresolved), Level::On(Severity::Info));
        assert_eq!(config.severity(unresolved, Severity::Warning), Some(Severity::Info));
    }
}
