//! Needs: how much of a unit, function or variable matters to a call.

use crate::index::FunctionId;

/// The parts of a unit that have to be run, as a set.
///
/// ```js
/// if (ready()) {                        // INSIDE: either branch, whatever the test gives
///   if (!valid) return show();          // JUMP: it may leave; what it returns doesn't matter
///   on("click", function () {           // RUN: it makes a function with something in it that matters
///     const type = kind();              // PLAIN: its value matters to a call
///     const cart = new Cart();          // OBJECTS: an object that it makes matters
///     dr.createSource({ type });        // VALUES: it may write into objects that reach a call, or pass them on
///   });
/// }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Need(u8);

impl Need {
    /// Nothing.
    pub(crate) const NONE: Self = Self(0);
    /// Something inside of it.
    pub(crate) const INSIDE: Self = Self(1 << 0);
    /// The jump that it is.
    pub(crate) const JUMP: Self = Self(1 << 1);
    /// The functions that it makes.
    pub(crate) const RUN: Self = Self(1 << 2 | Self::INSIDE.0);
    /// The values that it computes and tests.
    pub(crate) const PLAIN: Self = Self(1 << 3 | Self::RUN.0);
    /// The objects that it computes, with all that the functions do that it calls.
    pub(crate) const OBJECTS: Self = Self(1 << 4 | Self::PLAIN.0);
    /// All that it does with objects that matter.
    pub(crate) const VALUES: Self = Self(1 << 5 | Self::OBJECTS.0);

    /// True if it has all of another.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// True if it has something of another that `known` lacks.
    pub(crate) fn adds(self, other: Self, known: Self) -> bool {
        self.has(other) && !known.has(other)
    }

    /// Returns both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Facts about the need for a function, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts(pub(super) u8);

/// The need for a function.
#[derive(Clone, Copy, Debug)]
pub(super) struct FunctionNeed {
    pub(super) facts: Facts,
    /// The function in whose runs it matters when this one is called; a variable of that one is shared. The number is
    /// larger than any if it doesn't matter.
    pub(super) home: FunctionId,
}

impl Default for FunctionNeed {
    fn default() -> Self {
        Self { facts: Facts::default(), home: FunctionId::MAX }
    }
}

impl FunctionNeed {
    /// True if some of its code is needed.
    pub(super) fn is_reached(self) -> bool {
        self.facts.0 & Facts::REACHED.0 != 0
    }
}

impl Facts {
    /// Some of its code.
    pub(super) const REACHED: Self = Self(1 << 0);
    /// Its results.
    pub(super) const RETURNS: Self = Self(1 << 1);
    /// The objects that it returns.
    pub(super) const RETURNS_OBJECTS: Self = Self(1 << 2 | Self::RETURNS.0);
    /// The code that its results go to.
    pub(super) const GOES_ON: Self = Self(1 << 3);
    /// All that it does with `this`.
    pub(super) const THIS: Self = Self(1 << 4);
}

/// The need for a variable, as a set of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct VariableNeed(u8);

impl VariableNeed {
    /// Nothing.
    pub(super) const NONE: Self = Self(0);
    /// The code that defines it.
    pub(super) const DEFINITIONS: Self = Self(1 << 0);
    /// The code that defines it, and the code that writes into its object.
    pub(super) const WRITES: Self = Self(Self::WRITE_BIT | Self::DEFINITIONS.0);
    /// All code that does something with its value: it is an object that matters.
    pub(super) const ALL: Self = Self(Self::ALL_BIT | Self::WRITES.0);

    const WRITE_BIT: u8 = 1 << 1;
    const ALL_BIT: u8 = 1 << 2;

    /// True if its definitions are needed.
    pub(super) fn has_definitions(self) -> bool {
        self.0 & Self::DEFINITIONS.0 != 0
    }

    /// True if the writes into its object are needed.
    pub(super) fn has_writes(self) -> bool {
        self.0 & Self::WRITE_BIT != 0
    }

    /// True if everything that is done with its value is needed.
    pub(super) fn has_all(self) -> bool {
        self.0 & Self::ALL_BIT != 0
    }

    /// Returns the part that another lacks.
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns both together.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
