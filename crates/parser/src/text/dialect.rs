//! Dialects: JavaScript with JSX, Flow, TypeScript and JSON, chosen by the name of the file.

use dr_lint_document::Language;
use swc_ecma_parser::{EsSyntax, FlowSyntax, Syntax, TsSyntax};

/// A dialect in which a file can be parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// JavaScript with JSX and decorators, as module or script.
    JavaScript,
    /// JavaScript with Flow's types and JSX.
    Flow,
    /// TypeScript without JSX, where `<T>x` is a cast.
    TypeScript,
    /// TypeScript with JSX.
    Tsx,
    /// JSON: one value. Comments and other extras of JavaScript are allowed.
    Json,
}

impl Dialect {
    /// Returns the dialects to try for a file of this name, the likeliest first. An unknown extension means JavaScript.
    pub(crate) fn candidates(name: &str) -> &'static [Self] {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        match extension.as_str() {
            "ts" | "mts" | "cts" => &[Self::TypeScript, Self::Tsx],
            "tsx" => &[Self::Tsx],
            "json" => &[Self::Json],
            _ => &[Self::JavaScript, Self::Flow, Self::Tsx],
        }
    }

    /// Returns the dialects to try for a script of a document, the likeliest first.
    pub(crate) fn of_language(language: Language) -> &'static [Self] {
        match language {
            Language::JavaScript => &[Self::JavaScript, Self::Flow, Self::Tsx],
            Language::TypeScript => &[Self::TypeScript, Self::Tsx],
            Language::Tsx => &[Self::Tsx],
        }
    }

    /// True for TypeScript, in which names can mean types.
    pub(crate) fn has_types(self) -> bool {
        matches!(self, Self::TypeScript | Self::Tsx)
    }

    /// Returns swc's settings, as lenient as possible: dr-lint is no syntax checker.
    pub(crate) fn syntax(self) -> Syntax {
        match self {
            Self::Json => Syntax::Es(EsSyntax::default()),
            Self::JavaScript => Syntax::Es(EsSyntax {
                jsx: true,
                fn_bind: true,
                decorators: true,
                decorators_before_export: true,
                export_default_from: true,
                import_attributes: true,
                allow_super_outside_method: true,
                allow_return_outside_function: true,
                auto_accessors: true,
                explicit_resource_management: true,
            }),
            Self::Flow => Syntax::Flow(FlowSyntax {
                jsx: true,
                all: true,
                require_directive: false,
                enums: true,
                decorators: true,
                components: true,
                pattern_matching: false,
            }),
            Self::TypeScript => Syntax::Typescript(TsSyntax { decorators: true, ..TsSyntax::default() }),
            Self::Tsx => Syntax::Typescript(TsSyntax { tsx: true, decorators: true, ..TsSyntax::default() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_in_any_case() {
        assert_eq!(Dialect::candidates("src/pay.ts")[0], Dialect::TypeScript);
        assert_eq!(Dialect::candidates("src/Pay.TSX"), [Dialect::Tsx]);
        assert_eq!(Dialect::candidates("src/pay.cjs")[0], Dialect::JavaScript);
        assert_eq!(Dialect::candidates("<stdin>")[0], Dialect::JavaScript);
    }
}
