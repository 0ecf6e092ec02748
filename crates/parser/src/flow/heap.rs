//! Objects and variables at one moment of the run.

pub(crate) mod aliased_condition;
pub(crate) mod allocation;
pub(crate) mod discriminant;
pub(crate) mod exclusion;
pub(crate) mod layers;
pub(crate) mod object;
pub(crate) mod owners;
pub(crate) mod ownership;
pub(crate) mod scope;
pub(crate) mod state;

use rustc_hash::FxHashMap;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::flow::heap::aliased_condition::AliasedConditions;
use crate::flow::heap::allocation::{Allocation, DefinitionSite};
use crate::flow::heap::discriminant::Discriminants;
use crate::flow::heap::state::State;

/// The objects and variables of the program that is interpreted: those of the present state, and facts about them that hold in
/// every state.
pub(crate) struct Heap<'a> {
    /// Variables and objects now.
    pub(crate) state: State,
    /// The allocation of each object, by [`ObjectId`].
    pub(crate) allocations: Vec<Allocation<'a>>,
    /// The places where properties were written, by [`OriginId`].
    pub(crate) definition_sites: Vec<DefinitionSite>,
    pub(crate) site_ids: FxHashMap<(At, At), OriginId>,
    /// How many variables there are.
    pub(crate) cells: u32,
    /// How many lists of arguments have been evaluated.
    pub(crate) lists: u32,
    /// The functions that a write of a property runs.
    pub(crate) setters: FxHashMap<(ObjectId, Atom), ObjectId>,
    /// The `prototype` of each function and class.
    pub(crate) prototypes: FxHashMap<ObjectId, ObjectId>,
    /// The objects that each class made.
    pub(crate) instances: FxHashMap<ObjectId, Vec<ObjectId>>,
    /// The classes that extend each class.
    pub(crate) subclasses: FxHashMap<ObjectId, Vec<ObjectId>>,
    /// The variables that were copied into the `type` of objects.
    pub(crate) discriminants: Discriminants,
    /// The tests that constants hold.
    pub(crate) aliased_conditions: AliasedConditions<'a>,
}

impl Heap<'_> {
    /// Nothing declared. So much may be compared at joins before fewer alternatives are told apart.
    pub(crate) fn new(compared: usize) -> Self {
        Self {
            state: State::new(compared),
            allocations: Vec::new(),
            definition_sites: Vec::new(),
            site_ids: FxHashMap::default(),
            cells: 0,
            lists: 0,
            setters: FxHashMap::default(),
            prototypes: FxHashMap::default(),
            instances: FxHashMap::default(),
            subclasses: FxHashMap::default(),
            discriminants: Discriminants::default(),
            aliased_conditions: AliasedConditions::default(),
        }
    }
}
