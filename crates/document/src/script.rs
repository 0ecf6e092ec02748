//! The plain data that a document gives.

use std::ops::Range;

use crate::code::Code;

/// The scripts of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its programs: scripts of different programs don't see each other.
    pub programs: Vec<Program>,
}

/// Scripts that run together and share names, in the order in which they run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// The scripts. Code that runs later, such as a handler, stands after what runs before it.
    pub scripts: Vec<Script>,
}

/// A script in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The way in which it runs.
    pub kind: ScriptKind,
    /// The language that it is written in.
    pub language: Language,
    /// Its place in the document: what stands between the tags, quotes or fences. In bytes.
    pub span: Range<usize>,
    /// Its text, with islands blanked.
    pub code: Code,
    /// The islands in it, by position.
    pub islands: Vec<Island>,
}

/// The way in which a script runs, and the names that it sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptKind {
    /// A classic script of a page: its names are globals of the page.
    Classic,
    /// A module with a scope of its own, which sees the names of the classic scripts before it.
    Module,
    /// A block of a component: all blocks of a program together are one module, which other files can import.
    Component,
    /// The text of a handler, `onclick="return pay()"`: the body of a function that runs after the scripts, any number of
    /// times, and sees their names, `event` and `this`.
    Handler,
    /// An expression that runs as a handler does: `@click="pay"`, `on:click={pay}`. If it is a function, that is called.
    HandlerExpression,
    /// An expression of a template, which is only read for the names that it uses.
    Use,
    /// A name or member of the script that a template may write at any time: `v-model="amount"`, `bind:value={amount}`.
    Written,
    /// A program of its own, in which `await` and `return` may stand at the top: a fenced block, server code.
    Fence,
}

/// The language of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// JavaScript, with JSX where it occurs.
    JavaScript,
    /// TypeScript without JSX.
    TypeScript,
    /// TypeScript with JSX.
    Tsx,
}

/// A part of a script that another language fills in before the script runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Island {
    /// Its place in the document, in bytes.
    pub span: Range<usize>,
    /// Its effect on the text of the script.
    pub branch: Branch,
}

/// The effect of an island on the text of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Branch {
    /// It prints something: `<?= $id ?>`, `{{ id }}`.
    Output,
    /// It prints nothing, or nobody knows: `<?php $a = 1; ?>`, `{% assign a = 1 %}`, comments.
    Silent,
    /// It begins text that is there once, several times or never: `<?php if (a): ?>`, `{% for a in b %}`.
    Open,
    /// It ends one alternative and begins the next: `<?php else: ?>`, `{% elsif a %}`.
    Otherwise,
    /// It ends what an [`Branch::Open`] began: `<?php endif ?>`, `{% endfor %}`.
    Close,
}
