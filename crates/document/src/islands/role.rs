//! The part that an island has in the structure of its template.

/// The part that an island has in the structure of its template, as far as the island alone shows it.
///
/// Names tie the ends of blocks to their beginnings. They are what the language has: `if` of `{% if a %}`, `{` where braces
/// make blocks, `end` where one word ends all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role<'t> {
    /// It prints something.
    Output,
    /// It prints nothing, or nobody knows.
    Silent,
    /// It begins a block if the end of that name follows, else it prints nothing: `{% set a %}`, `{% set a = 1 %}`.
    Begin(&'t str),
    /// The same, but what stands inside of the block is a part of the island: `<c:url><c:param/></c:url>` prints one value.
    BeginValue(&'t str),
    /// It begins a block whose alternatives begin with [`Role::Alternative`]: `{% case a %}`.
    Choice(&'t str),
    /// The same where nothing around it is a choice, else an alternative: `case` of Liquid and of Nunjucks.
    ChoiceOrAlternative(&'t str),
    /// It begins the next alternative of a block of the name `of`, or a block of its own: `@empty` of Blade.
    BeginOrOtherwise {
        /// The name of its own block.
        name: &'t str,
        /// The name of the block that it may be an alternative of.
        of: &'t str,
    },
    /// It begins the next alternative of the innermost block: `{% else %}`.
    Otherwise,
    /// It begins an alternative of a choice, the first one as well: `{% when 1 %}`.
    Alternative,
    /// It ends the innermost block of that name.
    End(&'t str),
    /// It ends several blocks of braces and begins several: `<?php }} ?>`.
    Braces {
        /// The number of blocks that it ends.
        ended: usize,
        /// The number of blocks that it begins.
        begun: usize,
    },
}
