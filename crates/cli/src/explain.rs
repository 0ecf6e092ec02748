//! `--rules` and `--explain`: the rules, and pages on rules and payment methods.

use dr_lint_reporter::{method_page, rule_list, rule_page};
use dr_lint_rules::{methods_of, rule, rules};

use crate::closest::closest;
use crate::config::Settings;
use crate::error::Error;
use crate::output;
use crate::usage::Usage;

/// Prints the list of rules.
///
/// # Errors
/// When standard output doesn't take it.
pub(crate) fn list_rules() -> Result<(), Error> {
    output::print(rule_list().as_bytes())
}

/// Prints the page on the rule or payment method of that name, also of a payment method that the configuration adds.
///
/// # Errors
/// When there is none, or standard output doesn't take it.
pub(crate) fn explain(name: &str, settings: &Settings) -> Result<(), Error> {
    let methods = methods_of(&settings.config());
    let method = methods.iter().find(|method| method.kind == name);
    let page = rule(name).map(rule_page).or_else(|| method.map(method_page));
    let known = rules().map(|rule| rule.id).chain(methods.iter().map(|method| method.kind.as_str()));
    let unknown =
        || Usage::NothingToExplain { name: name.to_owned(), meant: closest(name, known).map(ToOwned::to_owned) };
    output::print(page.ok_or_else(unknown)?.as_bytes())
}
