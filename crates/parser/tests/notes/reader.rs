//! Reads notes.

use super::{Certainty, Group, Noted};

/// The groups of objects that a note speaks of.
pub(super) fn parse(note: &str) -> Vec<Group> {
    let mut reader = Reader { rest: note.trim() };
    let all = reader.groups();
    assert!(reader.rest.is_empty(), "can't read {:?} of the note {note}", reader.rest);
    all
}

struct Reader<'n> {
    rest: &'n str,
}

impl Reader<'_> {
    fn take(&mut self, token: &str) -> bool {
        let taken = self.rest.strip_prefix(token);
        if let Some(rest) = taken {
            self.rest = rest.trim_start();
        }
        taken.is_some()
    }

    /// `{ … } | { … } / { … }`
    fn groups(&mut self) -> Vec<Group> {
        let mut all = self.group();
        while self.take("|") {
            all.extend(self.group());
        }
        all
    }

    /// `{ … }`, `{ … } / { … }` or `{ … } /`: one group for each type.
    fn group(&mut self) -> Vec<Group> {
        let first = self.object();
        if !self.rest.starts_with('/') {
            return first.into_iter().map(Group::Merged).collect();
        }
        let mut apart: Vec<Vec<Noted>> = first.into_iter().map(|noted| vec![noted]).collect();
        while self.take("/") && self.rest.starts_with('{') {
            let next = self.object();
            let is_alike =
                next.len() == apart.len() && next.iter().zip(&apart).all(|(one, all)| one.kind == all[0].kind);
            assert!(is_alike, "objects of several types are no alternatives of one, before {:?}", self.rest);
            apart.iter_mut().zip(next).for_each(|(all, next)| all.push(next));
        }
        apart.into_iter().map(Group::Apart).collect()
    }

    /// `{ type: "a" | "b", … }`: one object for each type.
    fn object(&mut self) -> Vec<Noted> {
        assert!(self.take("{"), "expected an object at {:?}", self.rest);
        let mut noted = Noted::default();
        let mut kinds = Vec::new();
        while !self.take("}") {
            if self.take("…") {
                noted.rest = "…";
            } else if self.take("!") {
                noted.rest = "!";
            } else {
                let name = self.name();
                let certainty = if self.take("?") { Certainty::Sometimes } else { Certainty::Always };
                let mut groups = Vec::new();
                if self.take(":") {
                    if self.rest.starts_with('"') {
                        kinds.push(self.text());
                        while self.take("|") {
                            kinds.push(self.text());
                        }
                    } else {
                        groups = self.groups();
                    }
                }
                noted.properties.insert(name, (certainty, groups));
            }
            self.take(",");
        }
        if kinds.is_empty() {
            return vec![noted];
        }
        kinds.into_iter().map(|kind| Noted { kind: Some(kind), ..noted.clone() }).collect()
    }

    fn name(&mut self) -> String {
        if self.rest.starts_with('"') {
            return self.text();
        }
        let end = self.rest.find(|letter: char| !(letter.is_alphanumeric() || "_$-".contains(letter))).unwrap();
        let name = self.rest[..end].to_owned();
        assert!(!name.is_empty(), "expected a name at {:?}", self.rest);
        self.rest = self.rest[end..].trim_start();
        name
    }

    fn text(&mut self) -> String {
        let inner = self.rest.strip_prefix('"').unwrap();
        let (text, rest) = inner.split_once('"').unwrap();
        self.rest = rest.trim_start();
        text.to_owned()
    }
}
