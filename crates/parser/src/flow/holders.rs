//! Who holds an object, and what follows for writing into one of several.
//!
//! ```js
//! let p = { type: "bPay" };               // a
//! if (guest) p = { type: "payco" };       // b: nothing holds a any more, on this way it is gone
//! p.sessionId = id;                       // p is a or b, but never are both there: each surely gets it
//! ```
//!
//! At a join the objects that only one way has and those that only the other has get the number of the join, and which
//! side they are of ([`Sides`]). An object is gone where no variable and no property holds it; those that went through
//! hands that nobody counts are taken to be held for ever.

use std::rc::Rc;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::{Expr, ExprOrSpread, MemberProp, Prop, PropOrSpread, Stmt, VarDecl, VarDeclKind};

use super::copies::Source;
use super::machine::{Machine, Made, Maker, Scope};
use super::quiet::strip;
use super::state::{CellId, Object, State};
use super::value::{Kind, ObjectId, Value};

/// How many holders of an object are told apart before it counts as held for ever.
const MAX_HOLDERS: usize = 6;

/// How many joins back an object knows its side.
const MAX_SIDES: usize = 24;

/// What has held an object at any time.
#[derive(Clone, Debug)]
pub(super) enum Holders {
    /// These, and nothing else.
    Known(SmallVec<[Holder; 2]>),
    /// Something that isn't counted: an array, `this`, code out of sight.
    Anything,
}

/// What can hold an object.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Holder {
    /// A variable.
    Cell(CellId),
    /// A property of an object.
    Property(ObjectId, Atom),
    /// A list of arguments that is being evaluated, by number.
    List(u32),
}

/// On which side of earlier joins an object is to be found, by the number of the join, the first join first.
#[derive(Clone, Debug, Default)]
pub(super) struct Sides(Option<Rc<Vec<(u32, Side)>>>);

/// One of the two states that are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Side {
    Left,
    Right,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// The sides of joins that only one of two states came through, of the objects that both have.
#[derive(Default)]
pub(super) struct Blocked {
    /// The number of the last join before the two states went apart.
    since: u32,
    sides: FxHashSet<(u32, Side)>,
}

impl Blocked {
    pub(super) fn since(join: u32) -> Self {
        Self { since: join, sides: FxHashSet::default() }
    }

    /// Takes note of an object that both states have.
    pub(super) fn add(&mut self, mine: &Sides, theirs: &Sides) {
        if mine.is_same(theirs) {
            return;
        }
        for (known, other) in [(mine, theirs), (theirs, mine)] {
            self.sides.extend(known.all().iter().filter(|side| side.0 > self.since && !other.all().contains(side)));
        }
    }

    /// Whether what one state knows of the side of an object stays true where the other state may be the case.
    fn allows(&self, (join, side): (u32, Side)) -> bool {
        join > self.since && !self.sides.contains(&(join, side.other()))
    }
}

impl Sides {
    fn all(&self) -> &[(u32, Side)] {
        self.0.as_ref().map_or(&[], |sides| sides)
    }

    fn is_same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(mine), Some(theirs)) => Rc::ptr_eq(mine, theirs) || mine == theirs,
            (None, None) => true,
            _ => false,
        }
    }

    /// Takes note that the object is only there when the program came to a join from this side.
    pub(super) fn add(&mut self, join: u32, side: Side) {
        let known = self.all();
        let skipped = (known.len() + 1).saturating_sub(MAX_SIDES);
        let sides = known[skipped..].iter().copied().chain([(join, side)]).collect();
        self.0 = Some(Rc::new(sides));
    }

    /// What is known at a join of an object that both states have: what both know, and what one knows of a join that
    /// the other didn't come through, as long as that has nothing of the other side.
    pub(super) fn join(&mut self, other: &Self, blocked: &Blocked) {
        if self.is_same(other) {
            return;
        }
        let mut sides: Vec<(u32, Side)> = Vec::new();
        for (known, other) in [(&*self, other), (other, &*self)] {
            let stays = |known: &&(u32, Side)| other.all().contains(known) || blocked.allows(**known);
            sides.extend(known.all().iter().filter(stays));
        }
        sides.sort_unstable();
        sides.dedup();
        sides.drain(..sides.len().saturating_sub(MAX_SIDES));
        self.0 = if sides.is_empty() { None } else { Some(Rc::new(sides)) };
    }

    /// Keeps what the other knows, too.
    pub(super) fn keep_common(&mut self, other: &Self) {
        self.join(other, &Blocked::since(u32::MAX));
    }

    /// Whether two objects can't both be there.
    fn exclude(&self, other: &Self) -> bool {
        self.all().iter().any(|(join, side)| other.all().contains(&(*join, side.other())))
    }
}

impl Machine<'_> {
    /// Gives a variable a value.
    pub(super) fn set_cell(&mut self, cell: CellId, value: Value) {
        self.hold(&value, &Holder::Cell(cell));
        self.forget_source(&Source::Variable(cell));
        replace_in_cell(&self.objects, &mut self.state, cell, value);
    }

    /// Takes note of a place that holds objects.
    pub(super) fn hold(&mut self, value: &Value, holder: &Holder) {
        for id in value.objects() {
            if let Holders::Known(known) = &mut self.made_mut(id).holders
                && !known.contains(holder)
            {
                if known.len() < MAX_HOLDERS {
                    known.push(holder.clone());
                } else {
                    self.made_mut(id).holders = Holders::Anything;
                }
            }
        }
    }

    /// A list of arguments, to hold those that are evaluated while others still are.
    pub(super) fn begin_list(&mut self) -> Holder {
        self.lists += 1;
        Holder::List(self.lists)
    }

    /// Takes note that the holder holds the objects no more.
    pub(super) fn release(&mut self, value: &Value, holder: &Holder) {
        for id in value.objects() {
            if let Holders::Known(known) = &mut self.made_mut(id).holders {
                known.retain(|other| other != holder);
            }
        }
    }

    /// Takes note that the object's own properties hold what they hold.
    pub(super) fn hold_properties(&mut self, id: ObjectId) {
        let Some(object) = self.state.object(id) else { return };
        let slots = object.variants.iter().flat_map(|variant| &variant.properties);
        let held: Vec<(Atom, Value)> = slots
            .map(|(name, slot)| (name.clone(), slot.value()))
            .filter(|(_, value)| value.objects().next().is_some())
            .collect();
        for (name, value) in held {
            self.hold(&value, &Holder::Property(id, name));
        }
    }

    /// Leaves the running function with a value: its variables hold nothing any more, unless functions made in it or a
    /// `finally` block can see them.
    pub(super) fn leave_scopes(&self, state: &mut State, value: &Value, scope: &Scope) {
        let Some(frame) = self.frames.last() else { return };
        let Some(outermost) = frame.scope.as_deref() else { return };
        if frame.finalizers > 0 || frame.steps.is_some() {
            return;
        }
        let names = &self.script(scope.script).scopes;
        let mut lost: SmallVec<[ObjectId; 4]> = SmallVec::new();
        for scope in scope.outwards() {
            for cell in scope.unseen_cells(|id| names.is_seen_elsewhere(id)) {
                let Some(held) = state.cell(cell).filter(|held| held.objects().next().is_some()) else { continue };
                lost.extend(held.objects().filter(|id| !value.holds(*id)));
                state.set_cell(cell, Value::default());
            }
            if std::ptr::eq(scope, outermost) {
                break;
            }
        }
        for id in lost {
            drop_unheld(&self.objects, state, id);
        }
    }

    /// Leaves a block: what it declares with `let` and `const` holds nothing any more, unless functions can see it.
    pub(super) fn leave_block(&mut self, statements: &[Stmt], scope: &Scope) {
        let is_inner = |var: &&VarDecl| var.kind != VarDeclKind::Var;
        let declared = statements.iter().filter_map(|statement| statement.as_decl()?.as_var());
        let names = declared.map(|var| &**var).filter(is_inner).flat_map(|var| &var.decls);
        for name in names.filter_map(|declarator| declarator.name.as_ident()) {
            let id = name.id.to_id();
            let seen = &self.script(scope.script).scopes;
            if let Some(cell) = scope.find_unseen(&id, |id| seen.is_seen_elsewhere(id)) {
                replace_in_cell(&self.objects, &mut self.state, cell, Value::default());
            }
        }
    }

    /// Takes note that the objects are held by something that isn't counted.
    pub(super) fn let_go(&mut self, value: &Value) {
        for id in value.objects() {
            self.made_mut(id).holders = Holders::Anything;
        }
    }

    /// Whether a write into `base` surely reaches the object when that is there at all.
    pub(super) fn surely(&self, base: &Value, id: ObjectId) -> bool {
        let own = self.state.object(id);
        base.things().iter().all(|thing| match thing.kind {
            Kind::Object(other) if other == id => true,
            Kind::Object(other) => match (own, self.state.object(other)) {
                (Some(own), Some(other)) => other.is_gone() || own.sides.exclude(&other.sides),
                _ => false,
            },
            // Writing into these ends the run, or changes nothing.
            Kind::Undefined | Kind::Null | Kind::Unset => true,
            _ => false,
        })
    }
}

/// Gives a variable a value in a state, in which what it held before may be gone then.
pub(super) fn replace_in_cell(made: &[Made<'_>], state: &mut State, cell: CellId, value: Value) {
    let old = state.cell(cell).into_iter().flat_map(Value::objects);
    let lost: SmallVec<[ObjectId; 2]> = old.filter(|id| !value.holds(*id)).collect();
    state.set_cell(cell, value);
    for id in lost {
        drop_unheld(made, state, id);
    }
}

/// Leaves a variable some of the things that it may be. Objects that exclude all of these aren't there then, whatever
/// else holds them: `const q = p; if ("amount" in p) …` says as much about `q`.
pub(super) fn narrow_cell(made: &[Made<'_>], state: &mut State, cell: CellId, kept: Value) {
    let exclude = |one: ObjectId, other: ObjectId| match (state.object(one), state.object(other)) {
        (Some(one), Some(other)) => one.sides.exclude(&other.sides),
        _ => false,
    };
    let is_excluded =
        |id: &ObjectId| kept.things().iter().all(|thing| thing.object().is_some_and(|other| exclude(*id, other)));
    let lost = state.cell(cell).into_iter().flat_map(Value::objects).filter(|id| !kept.holds(*id));
    let excluded: SmallVec<[ObjectId; 2]> = lost.filter(is_excluded).collect();
    replace_in_cell(made, state, cell, kept);
    for id in excluded {
        for held in take_away(state, id) {
            drop_unheld(made, state, held);
        }
    }
}

/// Takes an object away that nothing holds in a state any more, and what only it held.
pub(super) fn drop_unheld(made: &[Made<'_>], state: &mut State, id: ObjectId) {
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if !is_held(&made[id.0 as usize], state, id) {
            waiting.extend(take_away(state, id));
        }
    }
}

/// Takes an object away; gives what its properties held.
fn take_away(state: &mut State, id: ObjectId) -> Vec<ObjectId> {
    let Some(object) = state.object(id).filter(|object| !object.is_gone()) else { return Vec::new() };
    let held = object.held().collect();
    state.set_object(id, Object::gone());
    held
}

fn is_held(made: &Made<'_>, state: &State, id: ObjectId) -> bool {
    let Holders::Known(known) = &made.holders else { return true };
    // What nobody has held yet is on its way to somewhere. Functions are never looked at by what holds them.
    known.is_empty()
        || matches!(made.by, Maker::Closure(_) | Maker::Class(_) | Maker::Bound(_))
        || known.iter().any(|holder| match holder {
            Holder::List(_) => true,
            Holder::Cell(cell) => state.cell(*cell).is_some_and(|value| value.holds(id)),
            Holder::Property(owner, name) => state.object(*owner).is_some_and(|owner| {
                let slots = owner.variants.iter().filter_map(|variant| variant.get(name));
                slots.flat_map(|slot| &slot.entries).any(|entry| entry.value.holds(id))
            }),
        })
}

/// Whether an expression leaves the variables as they are, whatever else it does.
pub(super) fn leaves_variables(expr: &Expr) -> bool {
    let all = |items: &[Option<ExprOrSpread>]| items.iter().flatten().all(|item| leaves_variables(&item.expr));
    match strip(expr) {
        Expr::Lit(_) | Expr::Ident(_) | Expr::This(_) | Expr::Fn(_) | Expr::Arrow(_) => true,
        Expr::Member(member) => match &member.prop {
            MemberProp::Computed(computed) => leaves_variables(&computed.expr) && leaves_variables(&member.obj),
            MemberProp::Ident(_) | MemberProp::PrivateName(_) => leaves_variables(&member.obj),
        },
        Expr::Cond(cond) => [&cond.test, &cond.cons, &cond.alt].into_iter().all(|part| leaves_variables(part)),
        Expr::Bin(bin) => leaves_variables(&bin.left) && leaves_variables(&bin.right),
        Expr::Unary(unary) => leaves_variables(&unary.arg),
        Expr::Array(array) => all(&array.elems),
        Expr::Tpl(template) => template.exprs.iter().all(|part| leaves_variables(part)),
        Expr::Object(object) => object.props.iter().all(|property| match property {
            PropOrSpread::Spread(spread) => leaves_variables(&spread.expr),
            PropOrSpread::Prop(property) => match &**property {
                Prop::KeyValue(pair) => leaves_variables(&pair.value),
                _ => true,
            },
        }),
        _ => false,
    }
}
