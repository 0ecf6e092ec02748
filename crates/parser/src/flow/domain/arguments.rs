//! The arguments of a call.

use crate::flow::domain::id::At;
use crate::flow::domain::value::Value;

/// The arguments of a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) values: Vec<Value>,
    /// Where each is written.
    pub(crate) places: Vec<At>,
    /// Where more arguments come from, of which nothing is known.
    pub(crate) open: Option<At>,
    /// The last of those, where only how many there are isn't known.
    pub(crate) last: Option<Value>,
    /// What any of those may be, as far as that is known.
    pub(crate) others: Option<Value>,
}

impl Arguments {
    /// Arguments that nothing is known of.
    pub(crate) fn unknown(at: At) -> Self {
        Self { open: Some(at), ..Self::default() }
    }

    /// Arguments that are written at one place.
    pub(crate) fn at(values: Vec<Value>, at: At) -> Self {
        Self { places: vec![at; values.len()], values, ..Self::default() }
    }

    pub(crate) fn push(&mut self, value: Value, at: At) {
        if self.open.is_none() {
            self.values.push(value);
            self.places.push(at);
        } else {
            self.last = Some(value);
        }
    }

    /// Adds arguments of which the number isn't known.
    pub(crate) fn add_open(&mut self, spread: Self, at: At) {
        let more: Value = spread.others.iter().chain(&spread.values).flat_map(Value::alternatives).cloned().collect();
        if self.open.is_none() {
            self.values.extend(spread.values);
            self.places.extend(spread.places);
            self.others = spread.others;
        } else if more.objects().next().is_some() {
            self.others.get_or_insert_default().join(&more);
        }
        (self.open, self.last) = (Some(at), spread.last);
    }

    /// The argument of that index; `undefined` where there is none.
    pub(crate) fn get(&self, index: usize, at: At) -> Value {
        match (self.values.get(index), self.open) {
            (Some(value), _) => value.clone(),
            (None, Some(open)) => {
                let mut value = self.others.clone().unwrap_or_default();
                value.join(&Value::unknown(open));
                value
            }
            (None, None) => Value::undefined(at),
        }
    }

    /// All but the first.
    pub(crate) fn after_first(&self) -> Self {
        Self {
            values: self.values.iter().skip(1).cloned().collect(),
            places: self.places.iter().skip(1).copied().collect(),
            open: self.open,
            last: self.last.clone().filter(|_| !self.values.is_empty()),
            others: self.others.clone(),
        }
    }
}
