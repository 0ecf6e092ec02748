//! Conversion of one member of a literal, or of one write, to plain data.

use swc_common::Spanned;
use swc_ecma_ast::{
    AssignExpr, AssignOp, AssignTarget, Expr, Lit, MemberProp, Prop, PropOrSpread, SimpleAssignTarget, UpdateExpr,
};

use crate::syntax::effects::effects;
use crate::syntax::facts::{Effects, Member, Role, Spelling, Write};
use crate::text::source::Span;
use crate::tree::span::span_of;

/// Returns the write of an assignment, unless it writes to a pattern. What the template of a component may write is no
/// assignment in the text.
pub(super) fn assignment(assign: &AssignExpr, role: Role) -> Option<Write> {
    if assign.right.span() == assign.span {
        return None;
    }
    let AssignTarget::Simple(target) = &assign.left else { return None };
    let object = match target {
        SimpleAssignTarget::Member(member) => Some(&member.obj),
        _ => None,
    };
    let around = effects([target]);
    Some(Write {
        span: span_of(assign.span),
        target: span_of(target.span()),
        object: span_of(object.map_or(target.span(), Spanned::span)),
        value: span_of(assign.right.span()),
        gives_value: assign.op == AssignOp::Assign,
        object_effects: around,
        effects: around.max(effects([&*assign.right])),
        role,
    })
}

/// Returns the write of `++` or `--`, if it writes to a member.
pub(super) fn increment(update: &UpdateExpr, role: Role) -> Option<Write> {
    let member = update.arg.as_member()?;
    let target = span_of(member.span);
    Some(Write {
        span: span_of(update.span),
        target,
        object: span_of(member.obj.span()),
        value: target,
        gives_value: false,
        object_effects: effects([&*update.arg]),
        effects: effects([&*update.arg]),
        role,
    })
}

/// Returns a property or spread of an object literal as plain data.
pub(super) fn member(member: &PropOrSpread) -> Member {
    let span = span_of(member.span());
    let pair = |key: &dyn Spanned, spelling, effects| Member { span, key: span_of(key.span()), spelling, effects };
    match member {
        PropOrSpread::Spread(spread) => pair(spread, Spelling::Spread, effects([&*spread.expr])),
        PropOrSpread::Prop(property) => match &**property {
            Prop::Shorthand(name) => pair(name, Spelling::Shorthand, Effects::None),
            Prop::KeyValue(value) => {
                let all = effects([&value.key]).max(effects([&*value.value]));
                pair(&value.key, Spelling::Pair, all)
            }
            Prop::Assign(assign) => pair(&assign.key, Spelling::Pair, effects([&*assign.value])),
            Prop::Getter(getter) => pair(&getter.key, Spelling::Method, effects([&getter.key])),
            Prop::Setter(setter) => pair(&setter.key, Spelling::Method, effects([&setter.key])),
            Prop::Method(method) => {
                let key = span_of(method.key.span());
                let function = span_of(method.function.span);
                let span = Span { start: key.start.min(function.start), end: function.end };
                Member { span, key, spelling: Spelling::Method, effects: effects([&method.key]) }
            }
        },
    }
}

/// Returns the name of the property that a `delete` removes.
pub(super) fn deleted(argument: &Expr) -> Option<String> {
    let member = match argument {
        Expr::Member(member) => member,
        Expr::OptChain(chain) => chain.base.as_member()?,
        Expr::Paren(paren) => return deleted(&paren.expr),
        _ => return None,
    };
    match &member.prop {
        MemberProp::Ident(name) => Some(name.sym.to_string()),
        MemberProp::PrivateName(_) => None,
        MemberProp::Computed(computed) => match &*computed.expr {
            Expr::Lit(Lit::Str(text)) => text.value.as_str().map(ToOwned::to_owned),
            _ => None,
        },
    }
}

pub(super) fn between_braces(span: swc_common::Span) -> Span {
    let span = span_of(span);
    Span { start: span.start + 1, end: span.end.saturating_sub(1).max(span.start + 1) }
}

/// Returns the byte after the next colon.
pub(super) fn after_colon(text: &str, from: u32) -> Option<u32> {
    let rest = text.get(from as usize..)?;
    Some(from + u32::try_from(rest.find(':')?).ok()? + 1)
}
