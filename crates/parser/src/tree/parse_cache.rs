//! The cache of syntax trees, which all importers of a file share.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::text::source::SourceFile;
use crate::tree::parse::Failure;
use crate::tree::syntax_tree::Tree;

/// The outcome of parsing one text.
type Parsed = Result<Arc<Tree>, Failure>;

/// Syntax trees of files that others may import, so that each text is parsed once in a run.
///
/// A file is identified by its [`Arc`]: another text under the same name is another file. A tree takes about forty
/// times the memory of its text: [`ParseCache::forget`] frees one.
#[derive(Default)]
pub struct ParseCache {
    entries: Mutex<FxHashMap<usize, Arc<Entry>>>,
}

/// One file's entry in the cache. It keeps the file alive, so that no other can have its address.
struct Entry {
    file: Arc<SourceFile>,
    parsed: Mutex<Option<Parsed>>,
}

impl ParseCache {
    /// Frees the tree of a file, which is parsed again if it is needed.
    pub fn forget(&self, file: &Arc<SourceFile>) {
        let entry = self.entries.lock().unwrap_or_else(PoisonError::into_inner).remove(&address(file));
        // Dropped after the lock is released: large trees take long.
        drop(entry);
    }

    /// Returns the tree of a file. Other threads that need the same file wait until it is parsed.
    pub(crate) fn tree(&self, file: &Arc<SourceFile>) -> Parsed {
        let entry = self.entry(file);
        // A parser that panicked has left nothing here.
        let mut parsed = entry.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        parsed.get_or_insert_with(|| Tree::parse(&entry.file).map(Arc::new)).clone()
    }

    fn entry(&self, file: &Arc<SourceFile>) -> Arc<Entry> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = entries
            .entry(address(file))
            .or_insert_with(|| Arc::new(Entry { file: Arc::clone(file), parsed: Mutex::default() }));
        Arc::clone(entry)
    }
}

fn address(file: &Arc<SourceFile>) -> usize {
    Arc::as_ptr(file).addr()
}
