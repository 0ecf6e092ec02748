//! Files whose fixes belong together: a session goes into one, and what it supplies goes from another.

use std::collections::{BTreeMap, BTreeSet};

/// Sets of files that belong together.
#[derive(Debug, Default)]
pub(crate) struct Groups(BTreeMap<String, BTreeSet<String>>);

impl Groups {
    /// Adds that a file belongs together with others.
    pub(crate) fn add(&mut self, file: &str, others: BTreeSet<String>) {
        for other in &others {
            self.0.entry(other.clone()).or_default().insert(file.to_owned());
        }
        self.0.entry(file.to_owned()).or_default().extend(others);
    }

    /// Adds what belongs together in these groups.
    pub(crate) fn append(&mut self, more: Self) {
        for (file, others) in more.0 {
            self.0.entry(file).or_default().extend(others);
        }
    }

    /// Splits these files into groups that are linked directly or through other files.
    pub(crate) fn of<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<BTreeSet<&'n str>> {
        let mut left: BTreeSet<&str> = names.into_iter().collect();
        let mut groups = Vec::new();
        while let Some(first) = left.pop_first() {
            let (mut group, mut waiting) = (BTreeSet::from([first]), vec![first]);
            while let Some(next) = waiting.pop() {
                let others = self.0.get(next).into_iter().flatten();
                for other in others.filter_map(|other| left.take(other.as_str())).collect::<Vec<_>>() {
                    group.insert(other);
                    waiting.push(other);
                }
            }
            groups.push(group);
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_belong_together_by_way_of_others() {
        let mut groups = Groups::default();
        for (file, others) in [("a", &["lib"][..]), ("b", &["lib"]), ("c", &["gone"]), ("d", &["gone"]), ("e", &[])] {
            groups.add(file, others.iter().map(|other| (*other).to_owned()).collect());
        }
        let found = groups.of(["a", "b", "c", "d", "e", "lib"]);
        let found: Vec<Vec<&str>> = found.into_iter().map(|group| group.into_iter().collect()).collect();
        assert_eq!(found, [&["a", "b", "lib"][..], &["c"], &["d"], &["e"]]);
    }
}
