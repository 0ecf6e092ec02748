//! The places of a record: a number for the file, and the span.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use dr_lint_parser::{Place, SourceFile, Span};
use dr_lint_rules::first_named_bytes;
use serde::{Deserialize, Serialize};

use super::texts::{self, Piece};
use super::words::Broken;

/// A place: the number of its file's name, the first byte, and the byte after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PlaceRecord(u32, u32, u32);

/// The text of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct TextRecord {
    path: String,
    bytes: usize,
    pieces: Vec<Piece>,
}

impl TextRecord {
    /// True if there can be such a text.
    pub(super) fn is_possible(&self) -> bool {
        texts::are_possible(self.bytes, &self.pieces)
    }

    /// The path of its file.
    pub(super) fn path(&self) -> &str {
        &self.path
    }
}

/// The places that were written, by their files.
#[derive(Default)]
pub(super) struct Places<'r> {
    names: Vec<String>,
    numbers: HashMap<&'r str, u32>,
    texts: BTreeMap<&'r str, Kept<'r>>,
}

/// The parts of a text that matter, in bytes.
struct Kept<'r> {
    file: &'r SourceFile,
    places: Vec<Range<usize>>,
    /// The starts of findings: the text that names them matters, too.
    named: Vec<usize>,
}

impl Kept<'_> {
    fn record(mut self) -> TextRecord {
        let text = self.file.text();
        if texts::is_cut(self.file) {
            let names = first_named_bytes(text, &self.named);
            self.places.extend(names.into_iter().zip(self.named).map(|(first, start)| first..start));
        }
        let pieces = texts::pieces(self.file, &self.places);
        TextRecord { path: self.file.name().to_owned(), bytes: text.len(), pieces }
    }
}

impl<'r> Places<'r> {
    /// A place whose text matters.
    pub(super) fn add(&mut self, place: &'r Place) -> PlaceRecord {
        self.kept(place).places.push(place.span.range());
        self.add_bare(place)
    }

    /// The place of a finding: the text that names it matters, too.
    pub(super) fn add_named(&mut self, place: &'r Place) -> PlaceRecord {
        self.kept(place).named.push(place.span.start as usize);
        self.add(place)
    }

    fn kept(&mut self, place: &'r Place) -> &mut Kept<'r> {
        let kept = || Kept { file: &place.file, places: Vec::new(), named: Vec::new() };
        self.texts.entry(place.file.name()).or_insert_with(kept)
    }

    /// A place of which only the position matters.
    pub(super) fn add_bare(&mut self, place: &'r Place) -> PlaceRecord {
        let name = place.file.name();
        let next = u32::try_from(self.names.len()).expect("nobody has so many files");
        let number = *self.numbers.entry(name).or_insert(next);
        if number == next {
            self.names.push(name.to_owned());
        }
        PlaceRecord(number, place.span.start, place.span.end)
    }

    /// The names of the files, and the texts that matter.
    pub(super) fn finish(self) -> (Vec<String>, Vec<TextRecord>) {
        (self.names, self.texts.into_values().map(Kept::record).collect())
    }
}

/// The texts of several records.
#[derive(Default)]
pub(crate) struct Texts(BTreeMap<String, (usize, Vec<Piece>)>);

impl Texts {
    /// Adds the texts of a record, each possible in itself.
    ///
    /// # Errors
    /// When another record has another text for the same file: the path.
    pub(crate) fn add(&mut self, texts: Vec<TextRecord>) -> Result<(), String> {
        for TextRecord { path, bytes, pieces } in texts {
            let known = self.0.entry(path.clone()).or_insert_with(|| (bytes, Vec::new()));
            let all = known.1.iter().chain(&pieces).cloned().collect();
            if known.0 != bytes || texts::whole(bytes, all).is_err() {
                return Err(path);
            }
            known.1.extend(pieces);
            known.1.sort_by(Piece::order);
            known.1.dedup();
        }
        Ok(())
    }

    /// The files with these texts.
    pub(crate) fn files(self) -> Files {
        let file = |(path, (bytes, pieces)): (String, (usize, Vec<Piece>))| {
            let text = texts::whole(bytes, pieces).ok()?;
            Some((path.clone(), Arc::new(SourceFile::new(path, text))))
        };
        Files(self.0.into_iter().filter_map(file).collect())
    }
}

/// The files that places can be in.
pub(crate) struct Files(BTreeMap<String, Arc<SourceFile>>);

impl Files {
    /// The files of these names; those whose text doesn't matter are empty.
    pub(crate) fn named(&self, names: Vec<String>) -> NamedFiles {
        let file = |name: String| {
            let known = self.0.get(&name).cloned();
            known.unwrap_or_else(|| Arc::new(SourceFile::new(name, "")))
        };
        NamedFiles(names.into_iter().map(file).collect())
    }
}

/// The files of one record, by number.
pub(crate) struct NamedFiles(Vec<Arc<SourceFile>>);

impl NamedFiles {
    /// The place, in a file whose text matters.
    ///
    /// # Errors
    /// When the text has no such place.
    pub(super) fn place(&self, record: PlaceRecord) -> Result<Place, Broken> {
        let place = self.bare(record)?;
        let is_there = place.file.text().get(place.span.range()).is_some();
        let PlaceRecord(_, start, end) = record;
        is_there.then_some(place).ok_or_else(|| Broken(format!("a text has no bytes {start} to {end}")))
    }

    /// The place, in a file whose text doesn't matter.
    ///
    /// # Errors
    /// When there is no such file.
    pub(super) fn bare(&self, record: PlaceRecord) -> Result<Place, Broken> {
        let PlaceRecord(file, start, end) = record;
        let file = self.0.get(file as usize).ok_or_else(|| Broken(format!("there is no file number {file}")))?;
        Ok(Place::new(file, Span { start, end }))
    }
}
