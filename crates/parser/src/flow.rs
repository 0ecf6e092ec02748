//! Value flow: what reaches each call of DigitalRiver.js.
//!
//! The script is run, statement by statement, on values that may be several alternatives. Where the program decides, both ways
//! are run and their states are joined:
//!
//! ```js
//! const payload = { type: "payPal" };      // 1  an object, known by the place that made it
//! if (guest) payload.currency = "USD";     // 2  one way writes into it, the other doesn't
//! const copy = { ...payload, amount: 5 };  // 3  a second object, in as many ways as the first
//! dr.createSource(copy);                   // 4  { type: "payPal", currency: "USD", amount: 5 } | { type: "payPal", amount: 5 }
//! ```
//!
//! - `value`, `kind`: a *value* is the set of *alternatives* that an expression may be: constants, objects, functions, a DigitalRiver
//!   object, or *unknown*. Each alternative knows the place that made it, so that a report can point there.
//! - `state`, `layers`: a *state* holds variables and objects at one moment. It forks at a branch and joins after it. An object
//!   keeps its *disjuncts* apart, one for each way it can have come to be (line 4), so that a `type` set in one branch and
//!   a field set in the other don't meet. Past a number of disjuncts those of the same `type` become one, in which a
//!   property is there sometimes.
//! - `statements`, `trying`, `loops`, `expressions`, `names`, `globals`, `logical`, `numbers`, `assignments`, `objects`, `reading`, `writing`, `patterns`,
//!   `jsx`: the syntax, in the order in which JavaScript runs it. A write replaces where it can mean one object only;
//!   otherwise it adds a possibility.
//! - `narrowing`, `predicate`, `copies`, `aliased_conditions`, `paths`, `cleanups`, `quiet`: what a test says about the values on either side, those of members of
//!   unknown objects included. `holders`: which objects can't both be there, so that a write into one of them is sure.
//! - `lowered`, `steps`, `compiler_helpers`: `?.`, `async` and other syntax as compilers write it for older browsers.
//! - `modules`, `exports`, `bindings`: scripts run once, after those that they import; an imported name is the exporter's variable.
//! - `interpreter`, `running`: what the run has made so far, and what is running.
//! - `functions`, `recursion`, `calls`, `through`, `callees`, `classes`, `components`, `typescript`, `annotations`: a known function is run where it is called, with
//!   the arguments of that call; code out of sight may add properties to the objects it gets.
//! - `builtins`, `jquery`, `requests`, `lists`, `arrays`, `sorting`, `copying`, `texts`, `promises`, `generators`: what the language and well-known libraries bring.
//! - `definitions`, `waiting`: callbacks run after the code that registers them, functions that nobody calls after the top level, in
//!   any order, until nothing changes.
//! - `unreached`: code that the program doesn't get to; its calls are judged all the same.
//! - `escape`: functions and objects that unknown code gets. `exposure`: members that it may set.
//! - `needed`: whether what a fix puts in has a value where it is put.
//! - `uses`: what else is done with a property, which says whether it can be removed. `sightings`: who else sees an object as
//!   a whole, which says whether one can be added. `strangers`: what callers out of
//!   sight get of it.
//! - `record`: at a call of DigitalRiver.js everything that can arrive is copied out as plain data.
//! - `skip`, `effects`: what code could write that a limit keeps from being run; it becomes possibly anything.
//! - `limits`, `relevance`: past a limit values are unknown, or fewer of them are told apart where branches meet; what is unknown is never taken for something known.

pub(crate) mod budget;
pub(crate) mod domain;
mod heap;
pub(crate) mod idioms;
mod interp;
mod models;
mod modules;
mod record;
mod refine;
mod schedule;

pub use budget::Limit;

use crate::call::Call;
use crate::expression::Expression;
use crate::flow::budget::Budget;
use crate::flow::interp::Interpreter;
use crate::syntax::Lack;
use crate::text::source::Place;
use crate::tree::program::Program;

/// What running a program showed.
pub(crate) struct Flow {
    /// The calls, by place.
    pub(crate) calls: Vec<Call>,
    /// The limits that were met, each with the first place.
    pub(crate) limits: Vec<(Limit, Place)>,
    /// What the expression that fixes put in would lack, by the place of the literal or written member.
    pub(crate) lacks: Vec<(Place, Lack)>,
}

/// Runs a program and gives its calls. `needed` is an expression that fixes may put in anywhere.
pub(crate) fn run(program: &Program, needed: Option<&Expression>) -> Flow {
    let mut interpreter = Interpreter::new(program, needed, Budget::new(program.bytes()));
    interpreter.run_program();
    let (calls, limits, lacks) = (interpreter.calls(), interpreter.limits(), interpreter.lacks());
    Flow { calls, limits, lacks }
}
