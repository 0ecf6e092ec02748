//! The record of a run: what its files gave, before it was joined. Each JSON report ends with it, so that `--merge` needs
//! nothing but reports: what several files give can be joined only once, with all of it at hand.
//!
//! A file that pages in two shards import may be judged otherwise with each, a comment in it may suppress something in
//! only one of them, and two equal findings are numbered across both. So a merged report is not made of reports: it is
//! made of their records, as the report of a whole run is made of what all files give.

mod diagnostics;
mod methods;
mod places;
mod seen;
mod texts;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use dr_lint_rules::{
    Applicability, Baseline, Config, Extent, Finding, Known, LocalFingerprint, PaymentMethod, Rule, methods_of, rules,
};
use serde::{Deserialize, Serialize};

use self::diagnostics::DiagnosticRecord;
use self::methods::MethodRecord;
use self::places::Places;
use self::seen::{CallRecord, SuppressionRecord};
use self::words::Word;
use crate::gathered::{FileError, Gathered, LookedAt};
use crate::report::Report;
use crate::request::{Part, Request};
use crate::shard::ShardError;

pub(crate) use self::places::{Files, TextRecord, Texts};
pub(crate) use self::words::Broken;

/// The results that a run gathered.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Record {
    version: u32,
    /// The parts that it is of. None for a whole run.
    parts: Vec<PartRecord>,
    request: RequestRecord,
    files: FilesRecord,
    fixed: usize,
    /// The names of the files that places are in.
    names: Vec<String>,
    texts: Vec<TextRecord>,
    diagnostics: Vec<DiagnosticRecord>,
    suppressions: Vec<SuppressionRecord>,
    calls: Vec<CallRecord>,
    /// The payment methods that the configuration adds or changes.
    methods: Vec<MethodRecord>,
    /// The baseline's entries for files with findings; `None` where there is no baseline.
    known: Option<KnownRecord>,
}

/// Known findings by their file: the fingerprint, the rule and the field.
type KnownRecord = BTreeMap<String, Vec<(String, String, Option<String>)>>;

/// The request, as far as advice needs it.
#[derive(Debug, Serialize, Deserialize)]
struct RequestRecord {
    options: Vec<String>,
    paths: Vec<String>,
    session_id: Option<String>,
    fixing: Option<String>,
}

/// A shard, `2/4`, and the paths of its run.
#[derive(Debug, Serialize, Deserialize)]
struct PartRecord {
    shard: String,
    paths: Vec<String>,
}

/// The names of the files that were looked at.
#[derive(Debug, Serialize, Deserialize)]
struct FilesRecord {
    all: Vec<String>,
    parsed: Vec<String>,
    unparsable: Vec<String>,
}

impl Record {
    /// The version of the record: raised whenever its form changes. Only a dr-lint with the same version reads it.
    pub(crate) const VERSION: u32 = 2;

    /// The record of the run that made this report.
    pub(crate) fn of(report: &Report) -> Self {
        let mut places = Places::default();
        let sources = report.findings().iter().flat_map(Finding::sources);
        let diagnostics = sources.map(|source| DiagnosticRecord::of(source, &mut places)).collect();
        let suppressions = report.suppressions().iter().map(|it| SuppressionRecord::of(it, &mut places)).collect();
        let calls = report.calls().iter().map(|call| CallRecord::of(call, &mut places)).collect();
        let (names, texts) = places.finish();
        Self {
            version: Self::VERSION,
            parts: report.request().parts.iter().map(PartRecord::of).collect(),
            request: RequestRecord::of(report.request()),
            files: FilesRecord::of(report.files()),
            fixed: report.summary().fixed,
            names,
            texts,
            diagnostics,
            suppressions,
            calls,
            methods: MethodRecord::of(report.methods()),
            known: report.has_baseline().then(|| known(report)),
        }
    }

    /// The parts that it is of.
    ///
    /// # Errors
    /// When one of them is no part of anything.
    pub(crate) fn parts(&self) -> Result<Vec<Part>, Broken> {
        self.parts.iter().map(PartRecord::read).collect()
    }

    /// Takes out the texts: they are needed before all else.
    ///
    /// # Errors
    /// When there can be no such text.
    pub(crate) fn take_texts(&mut self) -> Result<Vec<TextRecord>, Broken> {
        match self.texts.iter().find(|text| !text.is_possible()) {
            Some(text) => Err(Broken(format!("there can be no text as it has of {}", text.path()))),
            None => Ok(std::mem::take(&mut self.texts)),
        }
    }
}

/// The content of several records, before it is joined.
pub(crate) struct Merged<'f> {
    files: &'f Files,
    /// The rules that comments can name.
    rules: Vec<&'static Rule>,
    /// The part of the program that all records together are about.
    extent: Extent,
    gathered: Gathered,
    known: Baseline,
    fixed: usize,
    requests: Vec<RequestRecord>,
    methods: Vec<PaymentMethod>,
}

impl<'f> Merged<'f> {
    /// Nothing yet. `files` have the texts of all records.
    pub(crate) fn new(files: &'f Files, extent: Extent) -> Self {
        Self {
            files,
            rules: rules().collect(),
            extent,
            gathered: Gathered::default(),
            known: Baseline::default(),
            fixed: 0,
            requests: Vec::new(),
            methods: methods_of(&Config::default()),
        }
    }

    /// Adds a record, and the error entries that its report has.
    ///
    /// # Errors
    /// When a part of it means nothing to this dr-lint.
    pub(crate) fn add(&mut self, record: Record, errors: Vec<FileError>) -> Result<(), Broken> {
        let files = self.files.named(record.names);
        for diagnostic in record.diagnostics {
            self.gathered.diagnostics.push(diagnostic.read(&files)?);
        }
        for suppression in record.suppressions {
            self.gathered.suppressions.push(suppression.read(&files, &self.rules, self.extent)?);
        }
        for call in record.calls {
            self.gathered.calls.push(call.read(&files)?);
        }
        if record.known.is_some() && !self.known.is_there() {
            self.known = Baseline::empty();
        }
        for (path, entries) in record.known.into_iter().flatten() {
            for (fingerprint, rule, field) in entries {
                let fingerprint = LocalFingerprint::parse(&fingerprint)
                    .ok_or_else(|| Broken(format!("`{fingerprint}` is no fingerprint")))?;
                self.known.add(path.as_str(), fingerprint, Known { rule, field });
            }
        }
        for method in record.methods {
            method.add_to(&mut self.methods)?;
        }
        self.gathered.files.extend(record.files.read());
        self.gathered.errors.extend(errors);
        self.fixed += record.fixed;
        self.requests.push(record.request);
        Ok(())
    }

    /// The report on all of it. These parts are all that there is, if they aren't empty.
    ///
    /// # Errors
    /// When a part of it means nothing to this dr-lint.
    pub(crate) fn report(mut self, parts: Vec<Part>) -> Result<Report, Broken> {
        self.gathered.files.sort();
        self.gathered.files.dedup();
        let request = Request { parts, ..RequestRecord::joined(&self.requests)? };
        Ok(Report::of(self.gathered, &self.known).with_fixed(self.fixed).answering(request).naming(self.methods))
    }
}

impl PartRecord {
    fn of(part: &Part) -> Self {
        Self { shard: part.shard.to_string(), paths: part.paths.clone() }
    }

    fn read(&self) -> Result<Part, Broken> {
        let no_shard = |why: ShardError| Broken(format!("`{}` is no shard: {why}", self.shard));
        let shard = self.shard.parse().map_err(no_shard)?;
        Ok(Part { paths: self.paths.clone(), shard })
    }
}

impl RequestRecord {
    fn of(request: &Request) -> Self {
        Self {
            options: request.options.clone(),
            paths: request.paths.clone(),
            session_id: request.session_id.clone(),
            fixing: request.fixing.map(|fixing| fixing.word().to_owned()),
        }
    }

    /// One request for several: what they agree on, and all their paths.
    fn joined(requests: &[Self]) -> Result<Request, Broken> {
        let mut paths: Vec<String> = Vec::new();
        for path in requests.iter().flat_map(|request| &request.paths) {
            if !paths.contains(path) {
                paths.push(path.clone());
            }
        }
        let agreed = |same: fn(&Self, &Self) -> bool| {
            requests.first().filter(|first| requests.iter().all(|other| same(first, other)))
        };
        let fixing = agreed(|one, other| one.fixing == other.fixing).and_then(|first| first.fixing.as_deref());
        Ok(Request {
            options: agreed(|one, other| one.options == other.options).map_or_else(Vec::new, |it| it.options.clone()),
            session_id: agreed(|one, other| one.session_id == other.session_id).and_then(|it| it.session_id.clone()),
            fixing: fixing.map(Applicability::read).transpose()?,
            paths,
            ..Request::default()
        })
    }
}

impl FilesRecord {
    fn of(files: &[LookedAt]) -> Self {
        let names = |wanted: fn(&LookedAt) -> bool| {
            files.iter().filter(|file| wanted(file)).map(|file| file.name.clone()).collect()
        };
        Self { all: names(|_| true), parsed: names(|file| file.parsed), unparsable: names(|file| file.unparsable) }
    }

    fn read(self) -> impl Iterator<Item = LookedAt> {
        let (parsed, unparsable) = (BTreeSet::from_iter(self.parsed), BTreeSet::from_iter(self.unparsable));
        self.all.into_iter().map(move |name| LookedAt {
            parsed: parsed.contains(&name),
            unparsable: unparsable.contains(&name),
            name,
        })
    }
}

fn known(report: &Report) -> KnownRecord {
    let files = report.known().files().map(|(name, entries)| {
        let entries = entries
            .iter()
            .map(|(fingerprint, known)| (fingerprint.to_string(), known.rule.clone(), known.field.clone()));
        (name.to_owned(), entries.collect())
    });
    files.collect()
}
