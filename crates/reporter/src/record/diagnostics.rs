//! Diagnostics of a record.

use dr_lint_parser::sdk::CallKind;
use dr_lint_rules::{
    Applicability, Brief, Certainty, Diagnostic, Edit, Fix, Missing, Obstacle, Related, RelatedKind, SessionsAfter,
    Severity, rule,
};
use serde::{Deserialize, Serialize};

use super::places::{NamedFiles, PlaceRecord, Places};
use super::words::{Broken, Word};
use crate::clean;

/// A diagnostic, with all that any format shows of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DiagnosticRecord {
    rule: String,
    severity: String,
    certainty: String,
    message: String,
    help: Option<String>,
    url: String,
    place: PlaceRecord,
    related: Vec<RelatedRecord>,
    methods: Vec<String>,
    field: Option<String>,
    fixes: Vec<FixRecord>,
    missing: Option<String>,
    payload: Option<PlaceRecord>,
    brief: Option<BriefRecord>,
}

#[derive(Debug, Serialize, Deserialize)]
struct RelatedRecord {
    message: String,
    place: PlaceRecord,
    kind: KindRecord,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum KindRecord {
    Call(String),
    Literal,
    Use,
    Unused,
}

#[derive(Debug, Serialize, Deserialize)]
struct FixRecord {
    title: String,
    applicability: String,
    leaves: String,
    rests_on: Vec<String>,
    edits: Vec<(PlaceRecord, String)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct BriefRecord {
    cure: String,
    notes: Vec<String>,
    obstacle: Option<ObstacleRecord>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ObstacleRecord {
    Doubt(String),
    NoFix(String),
}

impl DiagnosticRecord {
    pub(super) fn of<'r>(diagnostic: &'r Diagnostic, places: &mut Places<'r>) -> Self {
        Self {
            rule: diagnostic.rule.id.to_owned(),
            severity: diagnostic.severity.word().to_owned(),
            certainty: diagnostic.certainty.word().to_owned(),
            message: short(&diagnostic.message),
            help: diagnostic.help.as_deref().map(short),
            url: diagnostic.url.clone(),
            place: places.add_named(&diagnostic.place),
            related: diagnostic.related.iter().map(|related| RelatedRecord::of(related, places)).collect(),
            methods: diagnostic.methods.clone(),
            field: diagnostic.field.as_ref().map(ToString::to_string),
            fixes: diagnostic.fixes.iter().map(|fix| FixRecord::of(fix, places)).collect(),
            missing: diagnostic.missing.map(|missing| missing.word().to_owned()),
            payload: diagnostic.payload.as_ref().map(|payload| places.add(payload)),
            brief: diagnostic.brief.as_ref().map(BriefRecord::of),
        }
    }

    /// # Errors
    /// When a part of it means nothing to this dr-lint.
    pub(super) fn read(self, files: &NamedFiles) -> Result<Diagnostic, Broken> {
        let field = self.field.map(|field| field.parse().map_err(|_| Broken(format!("`{field}` is no field"))));
        Ok(Diagnostic {
            rule: rule(&self.rule).ok_or_else(|| Broken(format!("there is no rule `{}`", self.rule)))?,
            severity: Severity::read(&self.severity)?,
            certainty: Certainty::read(&self.certainty)?,
            message: self.message,
            help: self.help,
            url: self.url,
            place: files.place(self.place)?,
            related: self.related.into_iter().map(|related| related.read(files)).collect::<Result<_, _>>()?,
            methods: self.methods,
            field: field.transpose()?,
            fixes: self.fixes.into_iter().map(|fix| fix.read(files)).collect::<Result<_, _>>()?,
            missing: self.missing.as_deref().map(Missing::read).transpose()?,
            payload: self.payload.map(|payload| files.place(payload)).transpose()?,
            brief: self.brief.map(BriefRecord::read),
        })
    }
}

impl RelatedRecord {
    fn of<'r>(related: &'r Related, places: &mut Places<'r>) -> Self {
        let kind = match related.kind {
            RelatedKind::Call(kind) => KindRecord::Call(kind.name().to_owned()),
            RelatedKind::Literal => KindRecord::Literal,
            RelatedKind::Use => KindRecord::Use,
            RelatedKind::Unused => KindRecord::Unused,
        };
        Self { message: short(&related.message), place: places.add(&related.place), kind }
    }

    fn read(self, files: &NamedFiles) -> Result<Related, Broken> {
        let kind = match self.kind {
            KindRecord::Call(name) => RelatedKind::Call(call_kind(&name)?),
            KindRecord::Literal => RelatedKind::Literal,
            KindRecord::Use => RelatedKind::Use,
            KindRecord::Unused => RelatedKind::Unused,
        };
        Ok(Related { message: self.message, place: files.place(self.place)?, kind })
    }
}

/// The function of that name.
///
/// # Errors
/// When DigitalRiver.js has none.
pub(super) fn call_kind(name: &str) -> Result<CallKind, Broken> {
    CallKind::from_name(name).ok_or_else(|| Broken(format!("there is no call `{name}`")))
}

impl FixRecord {
    fn of<'r>(fix: &'r Fix, places: &mut Places<'r>) -> Self {
        Self {
            title: short(fix.title()),
            applicability: fix.applicability().word().to_owned(),
            leaves: fix.leaves().word().to_owned(),
            rests_on: fix.rests_on().iter().cloned().collect(),
            edits: fix.edits().iter().map(|edit| (places.add(&edit.place), edit.text.clone())).collect(),
        }
    }

    fn read(self, files: &NamedFiles) -> Result<Fix, Broken> {
        let edits = self.edits.into_iter().map(|(place, text)| Ok(Edit { place: files.place(place)?, text }));
        let edits = edits.collect::<Result<Vec<_>, Broken>>()?;
        let fix = Fix::new(self.title, Applicability::read(&self.applicability)?, edits);
        let fix = fix.ok_or_else(|| Broken("a fix has edits that overlap".to_owned()))?;
        Ok(fix.leaving(SessionsAfter::read(&self.leaves)?).resting_on(self.rests_on))
    }
}

impl BriefRecord {
    fn of(brief: &Brief) -> Self {
        let obstacle = brief.obstacle.as_ref().map(|obstacle| match obstacle {
            Obstacle::Doubt(why) => ObstacleRecord::Doubt(short(why)),
            Obstacle::NoFix(why) => ObstacleRecord::NoFix(short(why)),
        });
        Self { cure: short(&brief.cure), notes: brief.notes.iter().map(|note| short(note)).collect(), obstacle }
    }

    fn read(self) -> Brief {
        let obstacle = self.obstacle.map(|obstacle| match obstacle {
            ObstacleRecord::Doubt(why) => Obstacle::Doubt(why),
            ObstacleRecord::NoFix(why) => Obstacle::NoFix(why),
        });
        Brief { cure: self.cure, notes: self.notes, obstacle }
    }
}

/// As much of a text as reports show.
fn short(text: &str) -> String {
    clean::shortened(text).into_owned()
}
