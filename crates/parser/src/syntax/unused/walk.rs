//! The walk over a file that finds what each piece of its code needs.
//!
//! A *unit* is code that can be removed as a whole: a statement, a declarator, an import's specifier. It is needed where it
//! does something: where it calls unknown code, writes into a variable that is needed, or makes one. What it reads is
//! needed with it. A function is needed where it is mentioned; what calling it does is a node of its own, so that a call
//! of a function that only computes needs nothing.

use std::num::NonZeroU32;

use rustc_hash::FxHashMap;
use swc_ecma_ast::{Id, Program};

use super::bindings::Bindings;
use super::graph::{Graph, Node};
use super::redefined::Redefined;
use super::top_level::{Extent, TopLevel};
use crate::syntax::facts::Role;
use crate::syntax::facts::UnusedKind;
use crate::syntax::kind::FileKind;
use crate::text::mention::UNKNOWN;
use crate::text::source::Span;
use crate::tree::node_key::NodeKey;
use crate::tree::script::Script;

/// A piece of code, as far as it is more than a node.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) span: Span,
    /// The piece around it.
    pub(super) parent: Node,
    /// The part that it plays in the code around it; `None` where it can't be removed alone.
    pub(super) role: Option<Role>,
    /// The place that stands for it, and the kind, where it is named when it is left with nothing to do.
    pub(super) named: Option<(UnusedKind, Span)>,
}

/// The pieces of code of a file, by their nodes.
#[derive(Debug, Default)]
pub(super) struct Units {
    all: Vec<(Node, Unit)>,
    /// The position of each node's piece in `all`.
    positions: Vec<Option<NonZeroU32>>,
}

impl Units {
    /// Adds the piece of a node that has none.
    fn insert(&mut self, node: Node, unit: Unit) {
        if self.positions.len() <= node.index() {
            self.positions.resize(node.index() + 1, None);
        }
        self.all.push((node, unit));
        self.positions[node.index()] = u32::try_from(self.all.len()).ok().and_then(NonZeroU32::new);
    }

    /// Returns the piece of a node.
    pub(super) fn get(&self, node: Node) -> Option<&Unit> {
        let position = self.positions.get(node.index()).copied().flatten()?;
        self.all.get(position.get() as usize - 1).map(|(_, unit)| unit)
    }

    /// All pieces with their nodes.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(Node, Unit)> {
        self.all.iter()
    }
}

/// All that is known of a file.
pub(super) struct Uses {
    pub(super) graph: Graph,
    pub(super) bindings: Bindings,
    pub(super) units: Units,
    /// The piece of code in which each variable is declared, by the node of its value.
    pub(super) declared_in: FxHashMap<Node, Node>,
    /// The code that is to be removed: the index of its span, and a node. A span without code has none.
    pub(super) removed: Vec<(usize, Node)>,
    functions: FxHashMap<NodeKey, FunctionNodes>,
}

impl Uses {
    /// Walks a script. `removed` are spans in order and apart from each other.
    pub(super) fn of(script: &Script, kind: FileKind, removed: &[Span], extent: Extent) -> Self {
        let mut graph = Graph::new();
        let redefined = Redefined::of(script);
        let walked = TopLevel::of(script, removed, extent);
        let bindings = Bindings::of(script, kind, &redefined, &mut graph, &walked);
        let top = Frame { key: NodeKey::TOP, function: Node::ROOT, does: graph.add(), inline: None };
        let mut walk = Walk {
            script,
            bindings: &bindings,
            redefined: &redefined,
            graph,
            units: Units::default(),
            declared_in: FxHashMap::default(),
            functions: FxHashMap::default(),
            spans: removed,
            removed: FxHashMap::default(),
            frames: vec![top],
            unit: Node::ROOT,
            in_removed: false,
            breaks: None,
            continues: None,
            else_follows: false,
        };
        match &script.program {
            Program::Module(module) => walk.module(&module.body, &walked),
            Program::Script(classic) => walk.script(&classic.body, &walked),
        }
        let Walk { graph, units, declared_in, removed, functions, .. } = walk;
        let mut removed: Vec<(usize, Node)> = removed.into_iter().collect();
        removed.sort_unstable();
        Self { graph, bindings, units, declared_in, removed, functions }
    }

    /// The nodes that statements which weren't walked may need, or be needed by: variables of the top level, unless they
    /// are needed anyway, and functions.
    pub(super) fn unknown(&self) -> Vec<Node> {
        let variables = self.bindings.iter().filter(|declared| {
            let is_here = !declared.is_elsewhere && self.declared_in.contains_key(&declared.value);
            declared.home == NodeKey::TOP && !declared.is_open && !is_here
        });
        let variables = variables.flat_map(|declared| [declared.value, declared.mention]);
        let functions = self.functions.values().filter(|nodes| self.units.get(nodes.function).is_none());
        variables.chain(functions.flat_map(|nodes| [nodes.function, nodes.does])).collect()
    }
}

/// The nodes of a function.
#[derive(Clone, Copy)]
pub(super) struct FunctionNodes {
    /// The function itself: needed where it is mentioned.
    pub(super) function: Node,
    /// Its effects on the code around it: needed where it is called.
    pub(super) does: Node,
}

/// A function around the visited code.
#[derive(Clone, Copy)]
struct Frame {
    key: NodeKey,
    function: Node,
    does: Node,
    /// The unit that calls it in its place, and nothing else does: `lines.forEach(function (line) { … })`.
    inline: Option<Node>,
}

/// The source of a side effect: it happens where that is needed.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// Code that may do anything.
    Code,
    /// A write into a variable, or into the object that it alone holds: the node of its mention, and its function.
    Variable(Node, NodeKey),
    /// A call of a function.
    Call(Node),
}

/// The use that the code around makes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Used,
    Dropped,
}

/// The walk, at some piece of code.
pub(super) struct Walk<'w> {
    pub(super) script: &'w Script,
    pub(super) bindings: &'w Bindings,
    pub(super) redefined: &'w Redefined,
    graph: Graph,
    units: Units,
    declared_in: FxHashMap<Node, Node>,
    functions: FxHashMap<NodeKey, FunctionNodes>,
    /// The spans of what is to be removed.
    spans: &'w [Span],
    /// Their nodes, by index.
    removed: FxHashMap<usize, Node>,
    frames: Vec<Frame>,
    unit: Node,
    in_removed: bool,
    /// The piece of code that a `break` ends, and the one that a `continue` goes on with.
    pub(super) breaks: Option<Node>,
    pub(super) continues: Option<Node>,
    /// True where an `else` follows the visited code that another `if` could take.
    pub(super) else_follows: bool,
}

impl Walk<'_> {
    /// The piece of code that is visited.
    pub(super) fn unit(&self) -> Node {
        self.unit
    }

    /// Walks a piece of code that can be removed. What is removed already is one piece.
    pub(super) fn inside_unit(&mut self, unit: Unit, walk: impl FnOnce(&mut Self)) {
        if self.in_removed {
            return walk(self);
        }
        let node = self.graph.add();
        self.need_parent(node);
        self.units.insert(node, unit);
        let outer = std::mem::replace(&mut self.unit, node);
        walk(self);
        self.unit = outer;
    }

    /// Makes the piece around it needed with a piece of code. A function isn't needed for what it holds.
    fn need_parent(&mut self, node: Node) {
        if self.frames.iter().all(|frame| frame.function != self.unit) {
            self.graph.keep(node, self.unit);
        }
    }

    /// The description of a unit in the visited piece of code.
    pub(super) fn describe(&self, span: Span, role: Option<Role>, named: Option<(UnusedKind, Span)>) -> Unit {
        Unit { span, parent: self.unit, role, named }
    }

    /// Adds an edge for something that happens in the visited piece of code: it is gone where that is removed.
    fn happens(&mut self, from: Node, to: Node) {
        if self.in_removed {
            self.graph.keep_for_now(from, to);
        } else {
            self.graph.keep(from, to);
        }
    }

    /// Records that the visited piece of code needs something.
    pub(super) fn need(&mut self, node: Node) {
        self.graph.keep(self.unit, node);
    }

    /// Records that something needs the visited piece of code.
    pub(super) fn needed_by(&mut self, node: Node) {
        self.happens(node, self.unit);
    }

    /// Records that the visited piece of code is needed wherever the function around it is.
    pub(super) fn needed_by_function(&mut self) {
        let function = self.frames.last().map_or(Node::ROOT, |frame| frame.function);
        self.needed_by(function);
    }

    /// True for a function around the visited code that is called in its place.
    pub(super) fn is_inline(&self, function: NodeKey) -> bool {
        self.frames.iter().any(|frame| frame.key == function && frame.inline.is_some())
    }

    /// Records a read of a variable.
    pub(super) fn read(&mut self, id: &Id) {
        // What another language fills in may do anything.
        if id.0.starts_with(UNKNOWN) {
            self.effect(Source::Code);
        }
        if let Some(declared) = self.bindings.get(id) {
            self.need(declared.value);
        }
    }

    /// Records a side effect of the visited piece of code.
    pub(super) fn effect(&mut self, source: Source) {
        let runs = self.frames.iter().rev().find(|frame| frame.inline.is_none());
        let from = match source {
            Source::Code => runs.map_or(Node::ROOT, |frame| frame.function),
            Source::Variable(node, _) | Source::Call(node) => node,
        };
        self.happens(from, self.unit);
        for position in (0..self.frames.len()).rev() {
            let frame = self.frames[position];
            if matches!(source, Source::Variable(_, home) if home == frame.key) {
                return;
            }
            let Some(unit) = frame.inline else {
                let outside = if matches!(source, Source::Code) { Node::ROOT } else { from };
                return self.happens(outside, frame.does);
            };
            self.happens(from, unit);
        }
    }

    /// Records that a variable is declared in the visited piece of code, which `unit` is the declaration of.
    pub(super) fn declare(&mut self, id: &Id, around: Node) {
        if let Some(declared) = self.bindings.get(id) {
            self.graph.keep(declared.mention, self.unit);
            self.declared_in.entry(declared.value).or_insert(around);
        }
    }

    /// Records that a variable stands for a function with a declaration of its own.
    pub(super) fn declare_as(&mut self, id: &Id, function: Node) {
        if let Some(declared) = self.bindings.get(id) {
            self.graph.keep(declared.mention, function);
            self.declared_in.entry(declared.value).or_insert(self.unit);
        }
    }

    /// Records that a parameter is declared by the function around.
    pub(super) fn declare_parameter(&mut self, id: &Id) {
        if let Some(declared) = self.bindings.get(id) {
            self.declared_in.entry(declared.value).or_insert(self.unit);
        }
    }

    /// The nodes of a function.
    pub(super) fn function_nodes(&mut self, key: NodeKey) -> FunctionNodes {
        if let Some(nodes) = self.functions.get(&key) {
            return *nodes;
        }
        let nodes = FunctionNodes { function: self.graph.add(), does: self.graph.add() };
        self.functions.insert(key, nodes);
        nodes
    }

    /// Walks a function. `unit` describes it; `inline` is the unit that calls it in its place.
    pub(super) fn inside_function(
        &mut self,
        key: NodeKey,
        unit: Unit,
        inline: Option<Node>,
        walk: impl FnOnce(&mut Self),
    ) {
        let FunctionNodes { function, does } = self.function_nodes(key);
        if unit.role.is_some() {
            self.need_parent(function);
        } else {
            self.need(function);
        }
        self.units.insert(function, unit);
        self.frames.push(Frame { key, function, does, inline });
        let unit = std::mem::replace(&mut self.unit, function);
        let outer = (self.breaks.take(), self.continues.take(), std::mem::take(&mut self.else_follows));
        walk(self);
        self.unit = unit;
        (self.breaks, self.continues, self.else_follows) = outer;
        self.frames.pop();
    }

    /// Walks code; if it lies in a span that is to be removed, as what ends with that.
    pub(super) fn visit(&mut self, span: Span, walk: impl FnOnce(&mut Self)) {
        let index = self.spans.partition_point(|removed| removed.start <= span.start);
        let index = index.checked_sub(1).filter(|index| span.end <= self.spans[*index].end && span.start < span.end);
        let (Some(index), false) = (index, self.in_removed) else { return walk(self) };
        let graph = &mut self.graph;
        let node = *self.removed.entry(index).or_insert_with(|| graph.add());
        self.graph.keep_for_now(self.unit, node);
        self.need_parent(node);
        let outer = std::mem::replace(&mut self.unit, node);
        self.in_removed = true;
        walk(self);
        self.in_removed = false;
        self.unit = outer;
    }
}
