//! Calls and suppressions of a record.

use std::collections::BTreeMap;

use dr_lint_parser::Place;
use dr_lint_rules::{Extent, Name, Named, Reach, Rule, SeenCall, SeenMethod, Severity, Standing, Suppression};
use serde::{Deserialize, Serialize};

use super::diagnostics::call_kind;
use super::places::{NamedFiles, PlaceRecord, Places};
use super::words::{Broken, Word};

/// A call that was found.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CallRecord {
    call: String,
    place: PlaceRecord,
    name: PlaceRecord,
    standing: String,
    /// The methods, with true for those of whose payload a part is unknown.
    methods: Vec<(String, bool)>,
}

/// A comment that suppresses findings.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SuppressionRecord {
    comment: PlaceRecord,
    reason: Option<String>,
    /// The names in it, with true for those of rules that are off; `None` for all rules.
    rules: Option<Vec<(PlaceRecord, bool)>>,
    reach: (u32, u32),
    resumed: BTreeMap<String, u32>,
    unused: Option<String>,
}

impl CallRecord {
    pub(super) fn of<'r>(call: &'r SeenCall, places: &mut Places<'r>) -> Self {
        Self {
            call: call.kind.name().to_owned(),
            place: places.add_bare(&call.place),
            name: places.add_bare(&call.name),
            standing: call.standing.word().to_owned(),
            methods: call.methods.iter().map(|method| (method.kind.clone(), method.is_open)).collect(),
        }
    }

    /// # Errors
    /// When a part of it means nothing to this dr-lint.
    pub(super) fn read(self, files: &NamedFiles) -> Result<SeenCall, Broken> {
        let methods = self.methods.into_iter().map(|(kind, is_open)| SeenMethod { kind, is_open });
        Ok(SeenCall {
            kind: call_kind(&self.call)?,
            place: files.bare(self.place)?,
            name: files.bare(self.name)?,
            standing: Standing::read(&self.standing)?,
            methods: methods.collect(),
        })
    }
}

impl SuppressionRecord {
    pub(super) fn of<'r>(suppression: &'r Suppression, places: &mut Places<'r>) -> Self {
        let rules = match &suppression.rules {
            Named::All => None,
            Named::These(names) => Some(names.iter().map(|name| (places.add(&name.place), name.is_off)).collect()),
        };
        Self {
            comment: places.add(&suppression.comment),
            reason: suppression.reason.clone(),
            rules,
            reach: (suppression.reach.first, suppression.reach.last),
            resumed: suppression.resumed.clone(),
            unused: suppression.unused.map(|severity| severity.word().to_owned()),
        }
    }

    /// The suppression, in a run of that extent. Its names are looked up among `rules`.
    ///
    /// # Errors
    /// When a part of it means nothing to this dr-lint.
    pub(super) fn read(
        self,
        files: &NamedFiles,
        rules: &[&'static Rule],
        extent: Extent,
    ) -> Result<Suppression, Broken> {
        let name = |(place, is_off)| {
            let place: Place = files.place(place)?;
            Ok(Name { is_off, ..Name::of(place, rules) })
        };
        Ok(Suppression {
            comment: files.place(self.comment)?,
            reason: self.reason,
            rules: match self.rules {
                None => Named::All,
                Some(names) => Named::These(names.into_iter().map(name).collect::<Result<_, Broken>>()?),
            },
            reach: Reach { first: self.reach.0, last: self.reach.1 },
            resumed: self.resumed,
            unused: self.unused.as_deref().map(Severity::read).transpose()?,
            extent,
        })
    }
}
