//! `sarif`: the Static Analysis Results Interchange Format, version 2.1.0, for code scanning of GitHub, Azure and
//! others, and for viewers in editors. The types are in `log`: the crate that has them writes invalid files.

mod log;

use std::io;

use dr_lint_parser::Place;
use dr_lint_rules::{
    Applicability, Certainty, Diagnostic, Edit, Finding, Fix, Level, RelatedKind, Rule, Severity, State, rules,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use self::log::{
    ArtifactChange, ArtifactLocation, AutomationDetails, Base, BaseIds, CodeFlow, Configuration, Driver, FileLocation,
    FilePart, Fingerprints, FixProperties, Inserted, Invocation, Location, Log, Notification, PhysicalLocation,
    Properties, Region, Replacement, ReportingDescriptor, Run, SarifFix, SarifResult, Suppression, Text, ThreadFlow,
    ThreadFlowLocation, Tool,
};
use super::layout;
use crate::clean;
use crate::gathered::FileError;
use crate::related::{self, RelatedPlace};
use crate::report::Report;
use crate::style::Style;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The characters that mean something in a URI, or may not stand there. Slashes keep their meaning.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The page that all rules come from.
const GUIDE: &str = "https://docs.digitalriver.com/commerce-api/payment-integrations-1/payment-sessions";

/// Writes the report as one log of one run.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let findings: Vec<&Finding> = report.marked_findings(style.detail).collect();
    let has_baseline = report.has_baseline();
    let run = Run {
        tool: Tool { driver: driver() },
        // What stands before the last slash is the category: GitHub replaces an upload by the next one of the same category.
        automation_details: report
            .request()
            .shard()
            .map(|shard| AutomationDetails { id: format!("dr-lint/shard-{}/", shard.number) }),
        invocations: [Invocation {
            execution_successful: report.errors().is_empty(),
            tool_execution_notifications: report.errors().iter().map(notification).collect(),
        }],
        original_uri_base_ids: BaseIds {
            srcroot: Base { description: text("The directory in which dr-lint was started.") },
        },
        column_kind: "utf16CodeUnits",
        results: findings
            .iter()
            .map(|finding| result(finding, has_baseline.then(|| baseline_state(finding))))
            .collect(),
    };
    layout::write(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }, out)
}

fn driver() -> Driver {
    Driver {
        name: "dr-lint",
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: GUIDE,
        rules: rules().map(descriptor).collect(),
    }
}

fn descriptor(rule: &'static Rule) -> ReportingDescriptor {
    let level = match rule.level {
        Level::Off => "none",
        Level::On(severity) => sarif_level(severity),
    };
    ReportingDescriptor {
        id: rule.id,
        name: rule.id.split('-').map(capitalized).collect(),
        short_description: text(&sentence(rule.summary)),
        full_description: text(&format!("Reports {}.", rule.summary)),
        help: text(&format!(
            "Reports {}. Digital River's guide says how a page moves to payment sessions: {GUIDE}.",
            rule.summary
        )),
        help_uri: if rule.guide.is_empty() { GUIDE } else { rule.guide },
        default_configuration: Configuration { enabled: rule.level != Level::Off, level },
    }
}

/// The state of a finding where there is a baseline.
fn baseline_state(finding: &Finding) -> &'static str {
    match finding.state {
        State::Reported | State::Suppressed { .. } => "new",
        State::Baselined => "unchanged",
    }
}

fn result<'f>(finding: &'f Finding, baseline_state: Option<&'static str>) -> SarifResult<'f> {
    let diagnostic = &finding.diagnostic;
    let suppression = match &finding.state {
        State::Reported => None,
        State::Suppressed { reason, .. } => Some(Suppression { kind: "inSource", justification: reason.clone() }),
        State::Baselined => Some(Suppression { kind: "external", justification: None }),
    };
    SarifResult {
        rule_id: diagnostic.rule.id,
        rule_index: rules().position(|rule| rule.id == diagnostic.rule.id).unwrap_or_default(),
        level: sarif_level(diagnostic.severity),
        message: text(&message(diagnostic)),
        locations: [location(&diagnostic.place)],
        related_locations: related::places(&diagnostic.related).enumerate().map(related_location).collect(),
        code_flows: way(diagnostic).into_iter().collect(),
        fixes: diagnostic.fixes.iter().map(fix).collect(),
        partial_fingerprints: Fingerprints {
            own: finding.fingerprint.to_string(),
            primary_location_line_hash: finding.fingerprint.to_string(),
        },
        suppressions: suppression.into_iter().collect(),
        baseline_state,
        properties: Properties {
            certainty: match diagnostic.certainty {
                Certainty::Always => "always",
                Certainty::Sometimes => "sometimes",
            },
            methods: &diagnostic.methods,
            field: diagnostic.field.as_ref().map(ToString::to_string),
        },
    }
}

fn message(diagnostic: &Diagnostic) -> String {
    let message = sentence(&clean::shortened(&diagnostic.message));
    match &diagnostic.help {
        Some(help) => format!("{message} {}", sentence(&clean::shortened(help))),
        None => message,
    }
}

/// The way of the value: the literal, the finding itself, other uses, and the first call. The other calls are related
/// locations.
fn way(diagnostic: &Diagnostic) -> Option<CodeFlow> {
    let step = |message: &str, place: &Place| {
        let location = Location { message: Some(text(&sentence(message))), ..location(place) };
        ThreadFlowLocation { location }
    };
    let of_kind = |wanted: fn(&RelatedKind) -> bool| {
        diagnostic.related.iter().filter(move |related| wanted(&related.kind)).map(|it| step(&it.message, &it.place))
    };
    let call = of_kind(|kind| matches!(kind, RelatedKind::Call(_))).next()?;
    let literal = of_kind(|kind| matches!(kind, RelatedKind::Literal)).next();
    let itself = step(&clean::shortened(&diagnostic.message), &diagnostic.place);
    let uses = of_kind(|kind| matches!(kind, RelatedKind::Use)).take(3);
    let locations = literal.into_iter().chain([itself]).chain(uses).chain([call]).collect();
    Some(CodeFlow { thread_flows: [ThreadFlow { locations }] })
}

fn related_location((at, related): (usize, RelatedPlace<'_>)) -> Location {
    Location { id: Some(at + 1), message: Some(text(&sentence(&related.message))), ..location(related.place) }
}

fn fix(fix: &Fix) -> SarifFix<'_> {
    let files = fix.edits().chunk_by(|one, other| one.place.file.name() == other.place.file.name());
    SarifFix {
        description: text(&sentence(&clean::shortened(fix.title()))),
        artifact_changes: files
            .map(|edits| ArtifactChange {
                artifact_location: artifact(edits[0].place.file.name()),
                replacements: edits.iter().map(replacement).collect(),
            })
            .collect(),
        properties: FixProperties {
            applicability: match fix.applicability() {
                Applicability::Safe => "safe",
                Applicability::Unsafe => "unsafe",
            },
        },
    }
}

fn replacement(edit: &Edit) -> Replacement<'_> {
    let inserted = Some(edit.text.as_str()).filter(|text| !text.is_empty());
    Replacement { deleted_region: region(&edit.place), inserted_content: inserted.map(|text| Inserted { text }) }
}

fn notification(error: &FileError) -> Notification {
    Notification {
        level: "error",
        message: text(&sentence(&clean::shortened(&error.message))),
        locations: [FileLocation { physical_location: FilePart { artifact_location: artifact(&error.path) } }],
    }
}

fn location(place: &Place) -> Location {
    let physical = PhysicalLocation { artifact_location: artifact(place.file.name()), region: region(place) };
    Location { id: None, message: None, physical }
}

fn region(place: &Place) -> Region {
    let (start, end) = (place.start(), place.end());
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

/// The URI of a file. Paths of reports are relative, but for those on another drive of Windows.
fn artifact(path: &str) -> ArtifactLocation {
    let is_absolute = path.starts_with('/') || path.as_bytes().get(1..3) == Some(b":/");
    if is_absolute {
        return ArtifactLocation {
            uri: format!("file:///{}", encoded(path.trim_start_matches('/'))),
            uri_base_id: None,
        };
    }
    ArtifactLocation { uri: encoded(path), uri_base_id: Some("%SRCROOT%") }
}

/// A path as part of a URI.
fn encoded(path: &str) -> String {
    utf8_percent_encode(path, RESERVED).to_string()
}

fn sarif_level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn text(text: &str) -> Text {
    Text { text: text.to_owned() }
}

/// A clause of dr-lint as a sentence.
fn sentence(clause: &str) -> String {
    let end = if clause.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{}{end}", capitalized(clause))
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
