//! Recursion: decides which runs of a function inside itself are followed, and widens the effects of the others.
//!
//! ```js
//! const retry = n => (n ? retry(n - 1) : pay());    // two runs inside each other, then one with `n` possibly anything
//! ```

use smallvec::SmallVec;

use crate::flow::budget::{MAX_RECURSION, MAX_TWINS};
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::interp::Interpreter;
use crate::flow::interp::invocation::Invocation;
use crate::flow::interp::reach::Visible;

impl<'a> Interpreter<'a> {
    /// True if a call inside the same code is no real recursion, so that it is followed in spite of the limit:
    /// - its first argument is a constant from a place that it hasn't been called with before, such as a bundler's
    ///   `require("./pay")` inside `require("./shop")`;
    /// - it gets a function that none of the surrounding runs got: `guard(() => guard(() => pay()))`;
    /// - it is another function made at the same place; only a few of these.
    pub(crate) fn is_no_recursion(&mut self, invocation: &Invocation<'_, 'a>) -> bool {
        let Invocation { function, closure, arguments, recursion, .. } = *invocation;
        let code = closure.code.key();
        let runs = || self.control.frames.iter().filter(|frame| frame.code == code);
        if recursion < MAX_TWINS && runs().all(|frame| frame.function != Some(function)) {
            return true;
        }
        if let Some(first) = arguments.values.first().and_then(Value::single)
            && matches!(first.kind, ValueKind::Text(_) | ValueKind::Number(Some(_)))
        {
            return self.schedule.recursive_constants.insert((code, first.at));
        }
        let runs = || self.control.frames.iter().filter(|frame| frame.code == code);
        self.functions_given(arguments).iter().any(|at| !runs().any(|frame| frame.given.contains(at)))
    }

    /// The places where the functions among the arguments were allocated.
    pub(crate) fn functions_given(&self, arguments: &Arguments) -> SmallVec<[At; 2]> {
        let objects = arguments.values.iter().filter_map(Value::single).filter_map(Alternative::object);
        objects.filter(|id| self.heap.is_callable(*id)).map(|id| self.heap.allocation(id).at).collect()
    }

    /// Runs a recursive function one last time. Its arguments and everything that it may write are widened first, so
    /// that this run covers all deeper ones, which aren't run.
    pub(crate) fn end_recursion(&mut self, invocation: Invocation<'_, 'a>) -> Value {
        let Invocation { function, closure, ref this, arguments, at, recursion } = invocation;
        let anything = Alternative::new(ValueKind::Unknown(None), at);
        let seen = self.skip_call(function, this.as_ref(), arguments);
        let is_known = |value: &Value| !value.has_unknown();
        if recursion > MAX_RECURSION || seen == Visible::Nothing && !arguments.values.iter().any(is_known) {
            if seen == Visible::Something {
                return Value::unknown(at);
            }
            // The result comes from the branches that don't recurse: this one is dead.
            self.heap.state.live = false;
            return Value::default();
        }
        // Arguments that are the same in the surrounding run are the same in all runs.
        let code = closure.code.key();
        let around =
            self.control.frames.iter().rfind(|frame| frame.code == code).and_then(|frame| frame.scope.as_ref());
        let around = around.and_then(|scope| scope.arguments.borrow().clone()).unwrap_or_default();
        let mut widened = arguments.clone();
        for (index, value) in widened.values.iter_mut().enumerate() {
            if around.values.get(index) != Some(value) {
                value.add(&anything);
            }
        }
        let mut returned = self.run_code(Invocation { arguments: &widened, ..invocation });
        if seen == Visible::Something {
            self.heap.state.live = true;
            returned.add(&anything);
        }
        returned
    }
}
