//! Verifies the syntax of fixed code: it parses as well as before, and what wasn't edited is read as before.

use std::sync::Arc;

use dr_lint_parser::{Place, SourceFile, Span, syntax_errors, tokens};

use super::violation::Violation;

/// The longest token that a message shows, in bytes.
const MAX_SHOWN: usize = 60;

/// Compares the syntax of a file with that of what fixes made of it. `moved` gives the new offset of a byte of the old
/// text, unless that byte is gone.
///
/// # Errors
/// The place where the fixed file has an error that the old one didn't have, or where two tokens of the old file became
/// one.
pub fn verify_syntax(
    before: &Arc<SourceFile>,
    after: &Arc<SourceFile>,
    moved: &dyn Fn(u32) -> Option<u32>,
) -> Result<(), Violation> {
    compare_errors(before, after)?;
    compare_tokens(before, after, moved)
}

fn compare_errors(before: &Arc<SourceFile>, after: &Arc<SourceFile>) -> Result<(), Violation> {
    let mut known: Vec<String> = syntax_errors(before).into_iter().map(|error| error.message).collect();
    for error in syntax_errors(after) {
        match known.iter().position(|message| *message == error.message) {
            Some(index) => drop(known.swap_remove(index)),
            None => return Err(Violation::Syntax { line: error.place.start().line, message: error.message }),
        }
    }
    Ok(())
}

/// Makes sure that each token of the old text that is still there is one in the new text, and no part of another.
fn compare_tokens(
    before: &Arc<SourceFile>,
    after: &Arc<SourceFile>,
    moved: &dyn Fn(u32) -> Option<u32>,
) -> Result<(), Violation> {
    let new = tokens(after);
    for old in tokens(before) {
        let Some(kept) = kept(old, moved) else { continue };
        let around = new.partition_point(|token| token.start <= kept.start).checked_sub(1).map(|at| new[at]);
        if let Some(grown) = around.filter(|token| *token != kept && kept.end <= token.end) {
            let place = Place::new(after, grown);
            let token = place.text().chars().take(MAX_SHOWN).collect();
            return Err(Violation::Tokens { line: place.start().line, token });
        }
    }
    Ok(())
}

/// A token where it is in the new text; `None` when an edit touched it.
fn kept(token: Span, moved: &dyn Fn(u32) -> Option<u32>) -> Option<Span> {
    let (start, last) = (moved(token.start)?, moved(token.end.checked_sub(1)?)?);
    let is_whole = last.checked_sub(start)? + 1 == token.end - token.start;
    is_whole.then_some(Span { start, end: last + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The verdict on a text without what stands between `[` and `]`.
    fn verdict(marked: &str) -> Result<(), Violation> {
        let pieces: Vec<&str> = marked.split(['[', ']']).collect();
        let mut gone = Vec::new();
        let mut at = 0;
        for (number, piece) in pieces.iter().enumerate() {
            let end = at + u32::try_from(piece.len()).unwrap();
            if number % 2 == 1 {
                gone.push(at..end);
            }
            at = end;
        }
        let kept: String = pieces.iter().step_by(2).copied().collect();
        let [before, after] = [pieces.concat(), kept].map(|text| Arc::new(SourceFile::new("shop.jsx", text)));
        verify_syntax(&before, &after, &|at| {
            let before = gone.iter().filter(|gone| gone.end <= at).map(|gone| gone.end - gone.start).sum::<u32>();
            gone.iter().all(|gone| !gone.contains(&at)).then(|| at - before)
        })
    }

    #[test]
    fn words_and_signs_that_grow_together_are_seen() {
        let pay = "function pay(p) { return[(p.amount = 1), ]digitalriver.createSource(p); }";
        let token = "returndigitalriver".to_owned();
        assert_eq!(verdict(pay), Err(Violation::Tokens { line: 1, token }));
        assert!(verdict("let a = 1 +[ b] +c, d = a -[ b ]-c;").is_err());
        assert!(verdict("let a = b /[ c ]/ d;\npay();").is_err());
        assert!(verdict("const a = `${b}[${c}]`, d = { e: 1[, f: 2] }; f([a, ]d);").is_ok());
    }

    #[test]
    fn text_beside_edits_is_read_as_before() {
        assert_eq!(verdict("const a = <p>don't[{b}]</p>; pay(a, [b, ]'c');"), Ok(()));
        assert_eq!(verdict("pay({ type: 'bPay'[, amount: 1 /* cents */], /* the shop's */ id });"), Ok(()));
        assert_eq!(verdict("a = /[x]y/.test(b) ? `c[d]e` : f"), Ok(()));
    }
}
