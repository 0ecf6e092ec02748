//! Linting one file: its calls, then every rule that is on.

use std::sync::Arc;

use dr_lint_parser::{Analysis, Files, Limit, Place, SourceFile, Syntax, SyntaxError, analyze_for};

use crate::calls::Calls;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::directives::suppressions_in;
use crate::merge::merge;
use crate::methods::Methods;
use crate::rules::{Check, INSERTING, RULES, rules, severity_of_unused};
use crate::seen::SeenCall;
use crate::suppression::Suppression;
use crate::unused;

/// The outcome of linting one file.
#[derive(Debug, Default)]
pub struct Linted {
    /// The findings, one for each rule, place and field, by place. Diagnostics may lie in files that this one imports;
    /// [`merge`] joins those that several importers give.
    pub diagnostics: Vec<Diagnostic>,
    /// The comments that suppress findings, in this file and those that it imports.
    pub suppressions: Vec<Suppression>,
    /// The calls that were found, also those that don't count. They may lie in files that this one imports, too.
    pub calls: Vec<SeenCall>,
    /// True if the file was parsed: only files that name a call are.
    pub parsed: bool,
    /// The place where the parser stopped, for each script that can't be parsed. Nothing in it was looked at then.
    pub unparsable: Vec<Place>,
    /// The files that took part: this one, and those that it imports.
    pub files: Vec<Arc<SourceFile>>,
    /// The limits that were met, each with the first place: what lies beyond was taken as unknown.
    pub limits: Vec<(Limit, Place)>,
}

/// Lints `file`; `files` finds what it imports.
pub fn lint(file: &Arc<SourceFile>, files: &dyn Files, config: &Config) -> Linted {
    let analysis = analyze_for(file, files, &|file| Some(config.inserted(file.name())));
    let (mut linted, syntax) = judged(analysis, config);
    unused::name(&mut linted.diagnostics, &syntax);
    linted
}

pub(crate) fn lint_analysis(analysis: Analysis, config: &Config) -> Linted {
    judged(analysis, config).0
}

/// The findings, and the syntax that they are about.
fn judged(analysis: Analysis, config: &Config) -> (Linted, Syntax) {
    let Analysis { calls, parsed, errors, files, syntax, limits } = analysis;
    let suppressions = suppressions(&files, config);
    let unparsable = errors.iter().map(|error| error.place.clone()).collect();
    let errors = errors.iter().flat_map(|error| report(error, config));
    if calls.is_empty() {
        let diagnostics = errors.collect();
        return (Linted { diagnostics, suppressions, parsed, unparsable, files, limits, ..Linted::default() }, syntax);
    }
    let methods = Methods::new(config);
    let calls = Calls::new(&calls, &syntax, &methods, config, INSERTING);
    let wanted = RULES.iter().filter(|(rule, _)| config.may_report(rule));
    let found = wanted.flat_map(|(_, check)| match check {
        Check::Calls(check) => check(&calls),
        Check::Parse(_) | Check::Comments(_) => Vec::new(),
    });
    let diagnostics = merge(errors.chain(found.filter_map(|found| grade(found, config))));
    let calls = calls.seen();
    (Linted { diagnostics, suppressions, calls, parsed, unparsable, files, limits }, syntax)
}

fn suppressions(files: &[Arc<SourceFile>], config: &Config) -> Vec<Suppression> {
    let rules: Vec<_> = rules().collect();
    let unused = |file: &SourceFile| severity_of_unused(config, file.name());
    files.iter().flat_map(|file| suppressions_in(file, config, &rules, unused(file))).collect()
}

fn report(error: &SyntaxError, config: &Config) -> Vec<Diagnostic> {
    let found = RULES.iter().filter_map(|(_, check)| match check {
        Check::Parse(check) => Some(check(error)),
        Check::Calls(_) | Check::Comments(_) => None,
    });
    found.filter_map(|found| grade(found, config)).collect()
}

/// Gives a finding the severity that is configured for the file where it lies; `None` when its rule is off there.
fn grade(found: Diagnostic, config: &Config) -> Option<Diagnostic> {
    let severity = config.severity(found.rule, found.severity, found.place.file.name())?;
    Some(Diagnostic { severity, ..found })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Level;
    use crate::rules::rule;
    use crate::severity::{Certainty, Severity};
    use crate::testing;
    use dr_lint_parser::{NoFiles, Span};

    fn error() -> SyntaxError {
        let file = Arc::new(SourceFile::new("shop.js", "createSource({ type: });"));
        SyntaxError { place: Place::new(&file, Span { start: 21, end: 22 }), message: "unexpected `}`".to_owned() }
    }

    #[test]
    fn a_syntax_error_is_the_only_finding() {
        let found = report(&error(), &Config::default());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].rule.id, found[0].message.as_str()), ("syntax-error", "syntax error: unexpected `}`"));
        assert_eq!((found[0].severity, found[0].certainty), (Severity::Error, Certainty::Always));
        let mut config = Config::default();
        config.levels.set(found[0].rule, Level::Off);
        assert!(report(&error(), &config).is_empty());
    }

    #[test]
    fn a_file_without_calls_is_clean() {
        let file = Arc::new(SourceFile::new("shop.js", "var answer = 42;"));
        let linted = lint(&file, &NoFiles, &Config::default());
        assert_eq!((linted.diagnostics.len(), linted.calls.len()), (0, 0));
    }

    #[test]
    fn a_file_that_cannot_be_parsed_says_so_whatever_the_levels() {
        let file = Arc::new(SourceFile::new("shop.js", "createSource({ type: });"));
        let mut config = Config::default();
        config.levels.set(rule("syntax-error").unwrap(), Level::Off);
        let linted = lint(&file, &NoFiles, &config);
        assert_eq!((linted.diagnostics.len(), linted.unparsable.len()), (0, 1));
    }

    #[test]
    fn configured_levels_are_what_is_reported() {
        let calls = testing::calls(r#"dr.createSource({ type: "bPay", amount: 1 })"#);
        let mut config = Config::default();
        config.levels.set(rule("legacy-field").unwrap(), Level::On(Severity::Info));
        config.levels.set(rule("missing-session-id").unwrap(), Level::Off);
        let found = testing::lint_calls(&calls, &config).diagnostics;
        assert_eq!(
            found.iter().map(|found| (found.rule.id, found.severity)).collect::<Vec<_>>(),
            [("legacy-field", Severity::Info)]
        );
    }

    #[test]
    fn messages_are_one_sentence_and_helps_a_few() {
        let source = "let p = { type: kind, amount: 1, sessionId?: null | \"x\" | s.clientSecret, payPal: { items: 1 }, creditCard: {} };
            digitalRiver.createSource(p | { type: \"foo\" } | { type: \"payPal\" | \"bPay\" | \"konbini\" | \"payco\", amount: 1 });
            digitalRiver.createDropin(); digitalRiver.retrieveAvailablePaymentMethods({ sessionId: 1 } | {}!); digitalRiver.createSource(q)";
        let mut config = Config::default();
        config.levels.set(rule("unresolved-payload").unwrap(), Level::On(Severity::Info));
        for found in testing::diagnostics_with(&config, source) {
            assert!(
                !found.message.ends_with('.') && found.message.matches('`').count().is_multiple_of(2),
                "{}",
                found.message
            );
            assert!(found.message.len() <= 200, "{}", found.message);
            let help = found.help.as_ref().unwrap();
            assert!(help.ends_with('.') && help.matches(". ").count() <= 2, "{help}");
        }
    }
}
