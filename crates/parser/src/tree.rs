//! Programs as syntax trees whose names are resolved. Nothing is evaluated here.

pub(crate) mod casts;
pub(crate) mod comments;
pub(crate) mod document;
pub(crate) mod files;
pub(crate) mod imports;
pub(crate) mod node_key;
pub(crate) mod parse;
pub(crate) mod parse_cache;
pub(crate) mod possible_call;
pub(crate) mod program;
pub(crate) mod prose;
pub(crate) mod resolve;
pub(crate) mod scope;
pub(crate) mod script;
pub(crate) mod span;
pub(crate) mod syntax_tree;
pub(crate) mod tokens;
pub(crate) mod variable;
