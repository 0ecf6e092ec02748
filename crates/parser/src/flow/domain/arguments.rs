//! The arguments of a call, some of which may be unknown in value or number: `f(a, ...rest)`.

use crate::flow::domain::id::At;
use crate::flow::domain::value::Value;

/// The arguments of a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) values: Vec<Value>,
    /// The place of each argument.
    pub(crate) places: Vec<At>,
    /// The place of a spread whose number of elements is unknown: further arguments may be anything.
    pub(crate) open: Option<At>,
    /// The last argument after such a spread, if it is known.
    pub(crate) last: Option<Value>,
    /// The known values among the further arguments.
    pub(crate) others: Option<Value>,
}

impl Arguments {
    /// Arguments that are all unknown.
    pub(crate) fn unknown(at: At) -> Self {
        Self { open: Some(at), ..Self::default() }
    }

    /// Arguments that all stand at one place.
    pub(crate) fn at(values: Vec<Value>, at: At) -> Self {
        Self { places: vec![at; values.len()], values, ..Self::default() }
    }

    /// Adds one argument.
    pub(crate) fn push(&mut self, value: Value, at: At) {
        if self.open.is_none() {
            self.values.push(value);
            self.places.push(at);
        } else {
            self.last = Some(value);
        }
    }

    /// Adds arguments of unknown number.
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

    /// Returns the argument of that index; `undefined` if the call has fewer.
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

    /// Returns all arguments but the first: those of `f` in `f.call(this, …)`.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::domain::testing::place;
    use crate::flow::domain::value_kind::ValueKind;

    fn text(text: &str) -> Value {
        Value::of(ValueKind::Text(text.into()), place(1))
    }

    #[test]
    fn the_last_argument_is_known_after_the_first_unless_it_may_be_the_first() {
        // `pay.call(shop, ...lines, "a")`
        let mut arguments = Arguments::at(vec![text("shop")], place(1));
        arguments.add_open(Arguments::unknown(place(2)), place(2));
        arguments.push(text("a"), place(3));
        let rest = arguments.after_first();
        assert_eq!((rest.values, rest.open, rest.last), (vec![], Some(place(2)), Some(text("a"))));
        // `pay.call(...lines, "a")`: without lines, "a" is `this`.
        let mut arguments = Arguments::unknown(place(2));
        arguments.push(text("a"), place(3));
        let rest = arguments.after_first();
        assert_eq!((rest.values, rest.open, rest.last), (vec![], Some(place(2)), None));
    }
}
