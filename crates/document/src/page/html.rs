//! The elements of a page, by the rules of HTML.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::Element;
use crate::tag::StartTag;

/// The elements of a page that have attributes, and its scripts.
///
/// Only the places of tags are taken from the tokens: they hold decoded names and values.
pub(super) fn elements(page: &str) -> Vec<Element> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut elements: Vec<Element> = Vec::new();
    let mut open_script = None;
    for token in Tokenizer::new_with_emitter(page, emitter).flatten() {
        match token {
            Token::StartTag(start) => {
                let is_script = start.name.as_slice() == b"script";
                if !is_script && start.attributes.is_empty() {
                    continue;
                }
                let Some(tag) = StartTag::read(page, start.span.start) else { continue };
                let content = is_script.then_some(tag.end..page.len());
                open_script = is_script.then_some(elements.len());
                elements.push(Element { tag, content });
            }
            Token::EndTag(end) => {
                let script = open_script.take().and_then(|at: usize| elements[at].content.as_mut());
                if let Some(content) = script {
                    content.end = end.span.start.max(content.start);
                }
            }
            _ => {}
        }
    }
    elements
}
