//! Syntax trees that several importers share.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::text::source::SourceFile;
use crate::tree::parse::Failure;
use crate::tree::syntax_tree::Tree;

/// The outcome of parsing one text.
type Parsed = Result<Arc<Tree>, Failure>;

/// Syntax trees of files that others may import, so that each text is parsed once in a run.
///
/// A file is known by its [`Arc`]: another text under the same name is another file. Trees take some forty times the
/// memory of their texts: [`ParseCache::forget`] frees one.
#[derive(Default)]
pub struct ParseCache {
    entries: Mutex<FxHashMap<usize, Arc<Entry>>>,
}

/// One file's place in the cache. It holds the file, so that no other can have its address meanwhile.
struct Entry {
    file: Arc<SourceFile>,
    parsed: Mutex<Option<Parsed>>,
}

impl ParseCache {
    /// Frees the tree of a file. It is parsed again if somebody asks for it.
    pub fn forget(&self, file: &Arc<SourceFile>) {
        let entry = self.entries.lock().unwrap_or_else(PoisonError::into_inner).remove(&address(file));
        // Dropped here, when the lock is no longer held: large trees take their time.
        drop(entry);
    }

    /// The tree of a file. Others who ask for the same file wait until it is parsed.
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
