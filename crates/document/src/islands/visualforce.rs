//! `{!…}` of Visualforce, and tags with a prefix: `<apex:repeat>`.

use super::lexer::Found;
use super::{Mark, Role, Source, find, tags};

/// Finds the expressions and tags of Visualforce.
pub(crate) fn visualforce(text: &str) -> Vec<Mark<'_>> {
    find(text, b"{<", &[lexer, tags::prefixed])
}

fn lexer<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let byte = source.has("{!", at).then(|| source.byte(at + 2))??;
    // A script may begin a block with a negation: `{!a&&b()}`; Visualforce would take that, too.
    let is_expression = byte.is_ascii_alphanumeric() || b"$ '\"(-\n\r\t!_".contains(&byte);
    let end = is_expression.then(|| source.after_outside_strings("}", at + 2))??;
    Some(Found::new(end, Role::Output))
}

#[cfg(test)]
mod tests {
    use super::visualforce;
    use crate::islands::tests::shown;

    #[test]
    fn tags_are_islands() {
        let text = "items: [<apex:repeat value=\"{!a}\" var=\"b\">{ name: '{!b.Name}' },</apex:repeat>], \
            total: '<apex:outputText value=\"{0}\"><apex:param value=\"{!c}\"/></apex:outputText>', \
            <apex:outputPanel rendered=\"{!d > 1}\">e: 1</apex:outputPanel>";
        let expected = "items: [[Open]{ name: '[Output]' },[Close]], total: '[Output]', [Open]e: 1[Close]";
        assert_eq!(shown(text, visualforce), expected);
    }

    #[test]
    fn expressions_are_islands() {
        let text = "var a = '{!JSENCODE(order.Name)}', b = {!IF(x, '}', \"é\")}; if (a) {!1} {!";
        assert_eq!(shown(text, visualforce), "var a = '[Output]', b = [Output]; if (a) [Output] {!");
    }
}
