//! Value flow: everything that can reach each call of DigitalRiver.js.
//!
//! An interpreter runs the program on values that may be several things at once. Where the program decides, both sides run,
//! and their states are joined afterwards.
//!
//! # One example, from the text to the recorded payload
//!
//! ```js
//! const payload = { type: "payPal" };      // 1
//! if (guest) payload.currency = "USD";     // 2
//! const copy = { ...payload, amount: 5 };  // 3
//! log(copy.amount);                        // 4
//! digitalRiver.createSource(copy);         // 5
//! ```
//!
//! 1. `interp/statement.rs` runs the declaration, `interp/object_literal.rs` the literal: a new [`ObjectId`] with an
//!    [`Allocation`] that says where the object was made, and in the [`State`] an [`Object`] with one [`Disjunct`],
//!    `{ type }`. The property has one [`Definition`]: the [`Value`] `"payPal"`, and the [`DefinitionSite`] of its key.
//!    The variable's cell holds a value with one [`Alternative`], the object.
//! 2. `guest` is unknown. The statement asks `interp/test.rs` for the states on both sides of the test; the write
//!    (`interp/assignment.rs`, `interp/write.rs`) changes one of them. It is a strong update, because `payload` can be one
//!    object only. [`State::join`] puts the two together: the object now has two disjuncts, `{ type }` and
//!    `{ type, currency }`.
//! 3. The spread copies both disjuncts into a second object, and `amount` is added to each. A copied property keeps its
//!    definition site: `currency` of `copy` still points at line 2.
//! 4. `log` is unknown. `interp/read.rs` reads the property, and `interp/recording/uses.rs` records the use: `amount` can't
//!    be removed safely.
//! 5. `interp/call.rs` finds that the callee is the [`Method`] `createSource`. `interp/recording/calls.rs` copies what
//!    reaches the call out of the heap, one [`Shape`] for each disjunct:
//!    `{ type, amount }` and `{ type, currency, amount }`. At the end of the run they become the [`Payload`] of a [`Call`],
//!    which is plain data.
//!
//! `cargo run -p dr-lint-parser --example trace -- testdata/trace/guest.js` prints what was recorded for this
//! program, after a first line that makes `digitalRiver`.
//!
//! # The layers
//!
//! Each knows those before it, and none after it; a test (`tests/house.rs`) holds the files to this order.
//! `refine`, `record`, `schedule` and `modules` share a layer: none of them knows another.
//!
//! | layer | has | doesn't know |
//! | --- | --- | --- |
//! | [`domain`] | values, constants, numbers, keys, predicates | states, syntax but operators |
//! | [`idioms`], [`models`] | questions about one piece of syntax; libraries as data | states |
//! | [`budget`] | limits, and the work that is left | states |
//! | [`heap`] | objects and variables at one moment, fork and join, ownership, exclusion | how syntax runs |
//! | [`refine`] | consequences of tests for values | how syntax runs |
//! | [`record`] | calls, uses and sightings found so far | how syntax runs |
//! | [`schedule`] | functions that are known, waiting, or have run | how syntax runs |
//! | [`modules`] | exports and imports of the scripts | how syntax runs |
//! | [`interp`] | the evaluator, the only recursive part: one file for each kind of syntax, or each concern of the run | |
//!
//! `interp` has folders for what evaluates on behalf of a lower layer: `recording` fills the record, `scheduling` runs what
//! the schedule has, `modules` runs scripts, `library` does what models say, `lowering` understands the output of compilers.
//!
//! # Glossary
//!
//! - **Abstract value**, [`Value`]: the set of alternatives that an expression may be; with none, it has no value and the code
//!   after it isn't reached.
//! - **Access path**, [`AccessPath`]: a member of an unknown value as it is written, `cart.payment.type`, about which a test
//!   may say something.
//! - **Aliased condition**, [`AliasedCondition`]: a constant that holds the outcome of a test, `const isCard = type === "creditCard"`.
//! - **Allocation**, [`Allocation`]: the place, and the kind of code, that made an object.
//! - **Alternative**, [`Alternative`]: one thing that a value may be, with the place that made it.
//! - **Budget**, [`Budget`]: the work that is left; past a limit values are unknown, and nothing becomes absent.
//! - **Cell**, [`CellId`]: a variable at run time; each run of a function has cells of its own.
//! - **Certainty**, [`Certainty`]: whether an alternative is sure, an initial value that unknown code may have replaced, or
//!   assumed because of a test.
//! - **Covered**: written before another value of the same property, so that it doesn't arrive; without the other, it would.
//! - **Dead**: of an object, owned by nothing any more ([`Object::is_dead`]); of a state, unreachable (`live` is false).
//! - **Definition**, [`Definition`]: the value that one place gave a property.
//! - **Demand**, `interp/demand.rs`: asking the slice before each unit, and telling it what it couldn't foresee.
//! - **Definition site**, [`DefinitionSite`]: the place where a property was written; in the payload it becomes an
//!   [`Origin`], and inside the flow an [`OriginId`] stands for it.
//! - **Discriminant**, [`Discriminants`]: the property that says which kind of payload an object is, `type`; a test of the
//!   variable that it was copied from narrows the object, too.
//! - **Disjunct**, [`Disjunct`]: one way in which an object can have come to be, kept apart from the others.
//! - **Doubt**, [`Doubt`]: how much of a member unknown code may have replaced.
//! - **Entry point**: code that runs without a known caller: the top level, callbacks, exported functions, handlers.
//! - **Escape**, [`Escaped`]: getting to unknown code, which may then change the object or call the function at any time.
//! - **Exclusion**: of two objects, never being there in the same run, as their join histories show.
//! - **External caller**: unknown code that calls an exported function, and gets what it returns.
//! - **Externally writable**: of an object, within reach of unknown code that may set its members.
//! - **Fork and join**: copying a state where the program branches, and putting the copies together where it meets again.
//! - **Frame**, `interp/frame.rs`: a function that is running.
//! - **Join history**, [`JoinHistory`]: the side of each earlier join on which an object is to be found.
//! - **Lineage**, [`Lineage`]: the functions that led to a queued one, so that one which registers itself again is stopped.
//! - **Lowering**: rewriting new syntax as old syntax, as compilers do; `interp/lowering` reads it back.
//! - **Mention**, [`Mention`](crate::index::Mention): a variable in a unit, and what the unit does with it.
//! - **Model**, [`Model`](models::table::Model): a row that says what a function of the language or of a library does, without its code.
//! - **Narrowing**, [`refine`]: leaving out the alternatives and disjuncts that a test rules out.
//! - **Need**, [`Need`](crate::slice::need::Need): how much of a unit has to be run so that no call misses anything.
//! - **Object**, [`Object`]: all disjuncts of one allocation at one moment.
//! - **Open, escaped, exact**, [`Rest`]: whether an object may have properties besides the known ones, and why.
//! - **Owner**, [`Owner`]: a variable, a property, or a list of arguments under evaluation that holds an
//!   object; past a few of them they are untracked.
//! - **Predicate**, [`Predicate`]: a question that a test asks of a value: equal to, of this `typeof`, there at all.
//! - **Presence**, [`Presence`]: whether a property is there always or sometimes.
//! - **Presumed**: always there, unless code deleted a property whose name isn't known.
//! - **Receiver**: the object that a call's function belongs to; proven if `new DigitalRiver(…)` made it.
//! - **Recursion**: a function running inside itself; past a depth its effects are applied without running it.
//! - **Relevance**, [`crate::slice::relevance`]: how near a function is to the name of a call; it decides who gets the last of the budget.
//! - **Repetition**, [`Repetition`]: whether code runs for the first time, or once more because something changed.
//! - **Scope**, [`Scope`]: the cells that names mean at one point of the program, and `this`.
//! - **Sighting**, [`Sighting`]: code that sees an object as a whole, and with it any property that a fix adds.
//! - **Skip**, `interp/skip.rs`: not running code because of a limit; all that it may write becomes possibly anything.
//! - **Slice**, [`Slice`]: the units of a program that can matter to a call; the others are passed over.
//! - **Speculation**, [`evaluate_speculatively`](Interpreter::evaluate_speculatively): a run that only asks for a value; calls
//!   in it aren't recorded.
//! - **State**, [`State`]: all cells and objects at one moment, in trees by id ([`IdMap`]) that states share.
//! - **State machine**: a `switch` over numbered steps, into which compilers turn `async` functions and generators.
//! - **Strong update, weak update**: a write that replaces, because it can mean one object only; one that adds a possibility.
//! - **Unit**, [`Unit`](crate::index::Unit): the smallest piece of code that is run or passed over as a whole.
//! - **Unknown code**: code that isn't part of the program: libraries without a model, the page, other scripts.
//! - **Unreached**: behind a test that never holds, or after a `return`; calls there are judged all the same.
//! - **Unset**: `undefined` or `null` that a function elsewhere may have replaced; it is no mistake.
//! - **Use**, [`Use`](crate::payload::Use): code that needs a property besides the call, so that removing it isn't safe.
//! - **Widening**: adding "anything" to what keeps changing, so that loops and entry points come to an end.
//!
//! [`AccessPath`]: refine::access_path::AccessPath
//! [`AliasedCondition`]: heap::aliased_condition::AliasedCondition
//! [`Allocation`]: heap::allocation::Allocation
//! [`Alternative`]: domain::value::Alternative
//! [`CellId`]: domain::id::CellId
//! [`Certainty`]: domain::value::Certainty
//! [`Budget`]: budget::Budget
//! [`Definition`]: heap::definitions::Definition
//! [`DefinitionSite`]: heap::allocation::DefinitionSite
//! [`Discriminants`]: heap::discriminant::Discriminants
//! [`Disjunct`]: heap::object::Disjunct
//! [`Doubt`]: refine::doubt::Doubt
//! [`Escaped`]: schedule::escaped::Escaped
//! [`IdMap`]: heap::id_map::IdMap
//! [`JoinHistory`]: heap::exclusion::JoinHistory
//! [`Lineage`]: schedule::queue::Lineage
//! [`Method`]: domain::value_kind::ValueKind::Method
//! [`Object`]: heap::object::Object
//! [`Object::is_dead`]: heap::object::Object::is_dead
//! [`ObjectId`]: domain::id::ObjectId
//! [`Origin`]: crate::payload::Origin
//! [`OriginId`]: domain::id::OriginId
//! [`Owner`]: heap::owners::Owner
//! [`Payload`]: crate::payload::Payload
//! [`Predicate`]: domain::predicate::Predicate
//! [`Presence`]: crate::payload::Presence
//! [`Repetition`]: budget::Repetition
//! [`Rest`]: crate::payload::Rest
//! [`Scope`]: heap::scope::Scope
//! [`Shape`]: crate::payload::Shape
//! [`Sighting`]: crate::payload::Sighting
//! [`State`]: heap::state::State
//! [`State::join`]: heap::state::State::join
//! [`Value`]: domain::value::Value

pub(crate) mod budget;
pub(crate) mod domain;
mod heap;
pub(crate) mod idioms;
mod interp;
pub(crate) mod models;
mod modules;
mod record;
mod refine;
mod schedule;

pub use budget::Limit;

use rustc_hash::FxHashMap;

use crate::call::Call;
use crate::expression::Expression;
use crate::flow::interp::Interpreter;
use crate::slice::demands::{Extent, Slice};
use crate::syntax::{Lack, Names};
use crate::text::source::Place;
use crate::tree::program::Program;

/// The number of runs in which a slice may grow. Past it, everything is run.
const MAX_RUNS: usize = 16;

/// The results of running a program.
pub(crate) struct Flow {
    /// The calls, by place.
    pub(crate) calls: Vec<Call>,
    /// The limits that were met, each with the first place.
    pub(crate) limits: Vec<(Limit, Place)>,
    /// The values that the expression which fixes put in would lack, by the place of the literal or written member.
    pub(crate) lacks: Vec<(Place, Lack)>,
    /// The declarations of the scripts, by number, as far as that took them.
    pub(crate) names: FxHashMap<u32, Names>,
}

/// Runs a program and gives its calls. `needed` are the expressions that fixes may put in anywhere, by script.
pub(crate) fn run(program: &Program, needed: &[Option<&Expression>], extent: Extent) -> Flow {
    let mut slice = Slice::of(program, extent, needed);
    for _ in 0..MAX_RUNS {
        slice.begin_run();
        let mut interpreter = Interpreter::new(program, needed, slice);
        interpreter.run_program();
        let (calls, limits, (lacks, names)) = (interpreter.calls(), interpreter.limits(), interpreter.lacks());
        slice = interpreter.into_slice();
        if !slice.is_stale() {
            return Flow { calls, limits, lacks, names };
        }
    }
    run(program, needed, Extent::Full)
}
