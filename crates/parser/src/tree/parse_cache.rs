//! The cache of syntax trees, which all importers of a file share.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::text::source::SourceFile;
use crate::tree::parse::Failure;
use crate::tree::syntax_tree::Tree;

/// The outcome of parsing one text.
pub(super) type Parsed = Result<Arc<Tree>, Failure>;

/// Texts of this many bytes together have their trees kept: the imports of one program fit in, so that the next program,
/// which mostly imports the same files, finds them. A tree takes about forty times the memory of its text.
const KEPT: usize = 4 * 1024 * 1024;

/// Syntax trees of files that others may import, so that texts are parsed once and not for each importer. Those that were
/// used last are kept, as far as memory is meant for them.
///
/// A file is identified by its [`Arc`]: another text under the same name is another file.
pub struct ParseCache {
    entries: Mutex<Entries>,
    /// The size of the texts whose trees are kept, in bytes.
    limit: usize,
}

/// The entries of a cache, by the addresses of the files.
#[derive(Default)]
struct Entries {
    by_file: FxHashMap<usize, Arc<Entry>>,
    /// The size of their texts.
    bytes: usize,
    /// The number of times that an entry was asked for.
    clock: u64,
}

/// One file's entry in the cache. It keeps the file alive, so that no other can have its address.
struct Entry {
    file: Arc<SourceFile>,
    parsed: Mutex<Option<Parsed>>,
    /// The time on the clock at which it was last asked for.
    used: AtomicU64,
}

impl Default for ParseCache {
    fn default() -> Self {
        Self::with_limit(KEPT)
    }
}

impl ParseCache {
    /// A cache for the trees of texts with that many bytes together.
    pub(crate) fn with_limit(limit: usize) -> Self {
        Self { entries: Mutex::default(), limit }
    }

    /// Returns the tree of a file. Other threads that need the same file wait until it is parsed.
    pub(crate) fn tree(&self, file: &Arc<SourceFile>) -> Parsed {
        let entry = self.entry(file);
        // A parser that panicked has left nothing here.
        let mut parsed = entry.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        parsed.get_or_insert_with(|| Tree::parse(&entry.file).map(Arc::new)).clone()
    }

    /// Returns the tree of a file that was asked for before, unless it has been dropped since.
    pub(super) fn known(&self, file: &Arc<SourceFile>) -> Option<Parsed> {
        let entry = self.entries.lock().unwrap_or_else(PoisonError::into_inner).by_file.get(&address(file)).cloned();
        entry?.parsed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn entry(&self, file: &Arc<SourceFile>) -> Arc<Entry> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let (entry, evicted) = entries.find_or_add(file, self.limit);
        // Dropped after the lock is released: large trees take long.
        drop(entries);
        drop(evicted);
        entry
    }
}

impl Entries {
    /// Returns the entry of a file, and those that were removed to make room for it.
    fn find_or_add(&mut self, file: &Arc<SourceFile>, limit: usize) -> (Arc<Entry>, Vec<Arc<Entry>>) {
        self.clock += 1;
        if let Some(known) = self.by_file.get(&address(file)) {
            known.used.store(self.clock, Ordering::Relaxed);
            return (Arc::clone(known), Vec::new());
        }
        let size = file.text().len();
        let mut evicted = Vec::new();
        while self.bytes + size > limit
            && let Some(oldest) = self.oldest()
        {
            self.bytes -= oldest.file.text().len();
            self.by_file.remove(&address(&oldest.file));
            evicted.push(oldest);
        }
        let used = AtomicU64::new(self.clock);
        let entry = Arc::new(Entry { file: Arc::clone(file), parsed: Mutex::default(), used });
        self.bytes += size;
        self.by_file.insert(address(file), Arc::clone(&entry));
        (entry, evicted)
    }

    fn oldest(&self) -> Option<Arc<Entry>> {
        self.by_file.values().min_by_key(|entry| entry.used.load(Ordering::Relaxed)).cloned()
    }
}

fn address(file: &Arc<SourceFile>) -> usize {
    Arc::as_ptr(file).addr()
}
