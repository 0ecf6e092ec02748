//! Code that is known to do nothing but make a value: new objects, and calls of the language's own functions.

use swc_common::SyntaxContext;
use swc_ecma_ast::{CallExpr, Expr, ExprOrSpread, Lit, MemberProp, NewExpr, Prop, PropName, PropOrSpread};

use super::redefined::Redefined;
use crate::tree::casts::strip;

/// Functions of the language that only compute. Those that throw for some texts (`BigInt`, `decodeURIComponent`) are not
/// among them: a `catch` may wait for that.
const FUNCTIONS: [&str; 8] = ["parseFloat", "parseInt", "Number", "String", "Boolean", "isNaN", "isFinite", "Array"];

/// Objects of the language, with those of their functions that only compute, and don't throw as `JSON.parse` does.
const STATICS: [(&str, &[&str]); 7] = [
    ("Math", &["abs", "ceil", "floor", "round", "trunc", "max", "min", "pow", "sign", "sqrt", "random"]),
    ("Object", &["keys", "values", "entries", "fromEntries"]),
    ("Array", &["isArray", "from", "of"]),
    ("Number", &["isInteger", "isFinite", "isNaN", "parseFloat", "parseInt"]),
    ("String", &["fromCharCode"]),
    ("JSON", &["stringify"]),
    ("Date", &["now", "UTC", "parse"]),
];

/// Constructors of the language that only make an object.
const CONSTRUCTORS: [&str; 8] = ["Array", "Object", "Date", "Map", "Set", "Number", "String", "Error"];

/// Methods of lists that only read, and call what they are given at once.
const ITERATIONS: [&str; 13] = [
    "forEach",
    "each",
    "map",
    "filter",
    "reduce",
    "reduceRight",
    "some",
    "every",
    "find",
    "findIndex",
    "flatMap",
    "findLast",
    "findLastIndex",
];

/// Methods of texts, numbers, dates and lists that only read.
const READERS: [&str; 25] = [
    "toFixed",
    "toPrecision",
    "toString",
    "toLocaleString",
    "valueOf",
    "trim",
    "toUpperCase",
    "toLowerCase",
    "charAt",
    "charCodeAt",
    "substring",
    "substr",
    "slice",
    "concat",
    "indexOf",
    "lastIndexOf",
    "includes",
    "startsWith",
    "endsWith",
    "padStart",
    "padEnd",
    "split",
    "getTime",
    "hasOwnProperty",
    "flat",
];

/// Methods that change nothing but the list or map that they are called on.
const MUTATORS: [&str; 10] = ["push", "unshift", "pop", "shift", "splice", "reverse", "fill", "set", "add", "clear"];

/// Methods of jQuery that only read, with the number of arguments that they then have at most.
const QUERIES: [(&str, usize); 17] = [
    ("find", 1),
    ("closest", 1),
    ("children", 1),
    ("parent", 1),
    ("parents", 1),
    ("siblings", 1),
    ("next", 1),
    ("prev", 1),
    ("eq", 1),
    ("first", 0),
    ("last", 0),
    ("is", 1),
    ("hasClass", 1),
    ("text", 0),
    ("val", 0),
    ("data", 1),
    ("attr", 1),
];

/// Libraries whose functions iterate as the list's own methods do: `$.each(lines, f)`, `_.map(lines, f)`.
const ITERATING_LIBRARIES: [(&str, &[&str]); 4] = [
    ("$", &["each", "map", "grep"]),
    ("jQuery", &["each", "map", "grep"]),
    ("_", &["each", "forEach", "map", "filter", "reduce", "some", "every", "find", "sumBy"]),
    ("angular", &["forEach"]),
];

/// A call as far as its callee says what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It only computes, but calls functions among its arguments, and what may be one from this argument on.
    Computes(usize),
    /// It does the same, and changes the object that it is called on.
    Mutates(usize),
}

/// Takes values as arguments.
const NONE: usize = usize::MAX;

/// Returns the name of what the language or the page declares.
fn global(expr: &Expr, unresolved: SyntaxContext) -> Option<&str> {
    expr.as_ident().filter(|ident| ident.ctxt == unresolved).map(|ident| &*ident.sym)
}

/// Returns what a call is known to do; `None` where it may do anything, such as run a method of the file.
pub(super) fn known(callee: &Expr, args: &[ExprOrSpread], own: &Redefined) -> Option<Known> {
    if is_jquery(callee) {
        return args.first().is_some_and(|arg| selects(&arg.expr)).then_some(Known::Computes(NONE));
    }
    if let Some(name) = global(callee, own.unresolved) {
        return (FUNCTIONS.contains(&name) && !own.runs_for(args)).then_some(Known::Computes(NONE));
    }
    let member = callee.as_member()?;
    let MemberProp::Ident(name) = &member.prop else { return None };
    let (object, name) = (strip(&member.obj), &*name.sym);
    let listed = |table: &[(&str, &[&str])], object: &str| {
        table.iter().find(|(known, _)| *known == object).map(|(_, names)| names.contains(&name))
    };
    if let Some(listed) = global(object, own.unresolved).and_then(|object| listed(&STATICS, object)) {
        let calls_from = if matches!(name, "from" | "stringify") { 1 } else { NONE };
        return (listed && !own.runs_for(args)).then_some(Known::Computes(calls_from));
    }
    // Libraries are parameters and imports as often as they are variables of the page.
    if let Some(listed) = object.as_ident().and_then(|object| listed(&ITERATING_LIBRARIES, &object.sym)) {
        return listed.then_some(Known::Computes(1));
    }
    if is_query(object) && QUERIES.iter().any(|(query, most)| *query == name && args.len() <= *most) {
        return Some(Known::Computes(NONE));
    }
    if own.has(name) && !is_list(object, own) {
        return None;
    }
    match name {
        // Without a start value, they throw for an empty list.
        "reduce" | "reduceRight" if args.len() < 2 => None,
        // `users.find({ id })` asks a database.
        _ if ITERATIONS.contains(&name) => args.first().is_some_and(may_be_function).then_some(Known::Computes(0)),
        _ if READERS.contains(&name) => Some(Known::Computes(NONE)),
        "sort" => Some(Known::Mutates(0)),
        _ if MUTATORS.contains(&name) => Some(Known::Mutates(NONE)),
        // `history.replace(url)` and `room.join(name)` do something.
        "replace" if args.first().is_some_and(|arg| matches!(strip(&arg.expr), Expr::Lit(Lit::Regex(_)))) => {
            Some(Known::Computes(1))
        }
        "join" if is_list(object, own) => Some(Known::Computes(NONE)),
        _ => None,
    }
}

/// True for a function of the language that only computes, when it is handed to another one.
pub(super) fn is_known_function(function: &Expr, own: &Redefined) -> bool {
    !own.converts() && known(function, &[], own).is_some()
}

/// True unless an argument is surely no function.
fn may_be_function(arg: &ExprOrSpread) -> bool {
    let is_value = |expr: &Expr| {
        matches!(expr, Expr::Lit(_) | Expr::Tpl(_) | Expr::Object(_) | Expr::Array(_) | Expr::Unary(_) | Expr::New(_))
    };
    arg.spread.is_none() && !is_value(strip(&arg.expr))
}

/// True for jQuery, by its names.
pub(super) fn is_jquery(callee: &Expr) -> bool {
    callee.as_ident().is_some_and(|name| matches!(&*name.sym, "$" | "jQuery"))
}

/// True for what jQuery looks up in the page: a selector, or the element that a callback is called for.
fn selects(arg: &Expr) -> bool {
    match strip(arg) {
        Expr::Lit(Lit::Str(text)) => text.value.as_str().is_some_and(|text| !text.contains('<')),
        Expr::This(_) => true,
        _ => false,
    }
}

/// True for elements that jQuery found.
fn is_query(expr: &Expr) -> bool {
    let Expr::Call(call) = strip(expr) else { return false };
    let Some(callee) = call.callee.as_expr().map(|callee| strip(callee)) else { return false };
    match callee {
        Expr::Member(member) => is_query(&member.obj),
        other => is_jquery(other),
    }
}

/// True if a call of `new` only makes an object.
pub(super) fn only_makes(new: &NewExpr, own: &Redefined) -> bool {
    let is_known = global(strip(&new.callee), own.unresolved).is_some_and(|name| CONSTRUCTORS.contains(&name));
    is_known && !own.runs_for(new.args.as_deref().unwrap_or_default())
}

/// True if the expression is surely a list.
fn is_list(expr: &Expr, own: &Redefined) -> bool {
    match strip(expr) {
        Expr::Array(_) => true,
        Expr::Call(call) => is_new_list(call, own),
        _ => false,
    }
}

/// True for calls that give a new list, or a text.
fn is_new_list(call: &CallExpr, own: &Redefined) -> bool {
    let Some(member) = call.callee.as_expr().and_then(|callee| strip(callee).as_member()) else { return false };
    let MemberProp::Ident(name) = &member.prop else { return false };
    match strip(&member.obj).as_ident().map(|object| &*object.sym) {
        Some("Object") => matches!(&*name.sym, "keys" | "values" | "entries" | "fromEntries"),
        Some("Array") => matches!(&*name.sym, "from" | "of"),
        Some("JSON") => &*name.sym == "parse",
        _ if own.has(&name.sym) => false,
        _ => matches!(&*name.sym, "map" | "filter" | "slice" | "concat" | "split" | "flatMap" | "flat" | "toFixed"),
    }
}

/// The owners of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sharing {
    /// It was just made, so that only one variable has it.
    Fresh,
    /// Other code may have it, too.
    Shared,
}

impl Sharing {
    /// The owners of the value of an expression.
    pub(super) fn of(value: &Expr, own: &Redefined) -> Self {
        if is_fresh(value, own) { Self::Fresh } else { Self::Shared }
    }
}

/// True if an expression surely gives an object that nobody else has, or none.
fn is_fresh(expr: &Expr, own: &Redefined) -> bool {
    match strip(expr) {
        Expr::Array(_) | Expr::Lit(_) | Expr::Tpl(_) | Expr::Update(_) => true,
        Expr::Unary(_) => true,
        Expr::Ident(name) => &*name.sym == "undefined",
        Expr::Object(object) => object.props.iter().all(|prop| match prop {
            PropOrSpread::Spread(_) => true,
            PropOrSpread::Prop(prop) => match &**prop {
                Prop::KeyValue(pair) => !is_prototype(&pair.key),
                Prop::Shorthand(_) | Prop::Method(_) | Prop::Assign(_) => true,
                Prop::Getter(_) | Prop::Setter(_) => false,
            },
        }),
        Expr::Bin(binary) => !binary.op.may_short_circuit(),
        Expr::Cond(choice) => is_fresh(&choice.cons, own) && is_fresh(&choice.alt, own),
        Expr::New(new) => strip(&new.callee).as_ident().is_some_and(|name| CONSTRUCTORS.contains(&&*name.sym)),
        Expr::Call(call) => is_new_list(call, own),
        _ => false,
    }
}

fn is_prototype(key: &PropName) -> bool {
    match key {
        PropName::Ident(name) => &*name.sym == "__proto__",
        PropName::Str(text) => text.value.as_str() == Some("__proto__"),
        PropName::Computed(_) => true,
        PropName::Num(_) | PropName::BigInt(_) => false,
    }
}
