//! Comparing two analyses of one program: what the second one lacks, and what it has besides.

use std::collections::BTreeSet;
use std::fmt;

use dr_lint_parser::{Analysis, Call, HeldValue, Place, Property, Shape, SyntaxError, analyze, analyze_everything};

use crate::sources::{ProgramFile, Sources};

/// A call of which two analyses say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The call: its kind, and the place of its name.
    pub call: String,
    /// The statements of the first analysis that the second lacks.
    pub lost: Vec<String>,
    /// The statements of the second analysis that the first lacks.
    pub added: Vec<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(to, "{}", self.call)?;
        self.lost.iter().try_for_each(|lost| writeln!(to, "  lost:  {lost}"))?;
        self.added.iter().try_for_each(|added| writeln!(to, "  added: {added}"))
    }
}

/// Returns the calls of a program of which two ways of analysing it say different things. The first evaluates everything, the second what
/// can reach a call.
///
/// # Errors
/// When a file can't be parsed.
pub fn differences(program: &str) -> Result<Vec<Difference>, String> {
    let sources = Sources::of(program);
    let whole = |known: &ProgramFile| analyze_everything(&known.file, &sources).complete();
    let sliced = |known: &ProgramFile| analyze(&known.file, &sources).complete();
    differences_between(&sources, whole, sliced).map_err(|error| error.message)
}

/// Returns the calls in the files of a program of which two ways of analysing a file say different things.
///
/// # Errors
/// When a file can't be parsed.
pub fn differences_between(
    sources: &Sources,
    first: impl Fn(&ProgramFile) -> Result<Analysis, SyntaxError>,
    second: impl Fn(&ProgramFile) -> Result<Analysis, SyntaxError>,
) -> Result<Vec<Difference>, SyntaxError> {
    let mut differences = Vec::new();
    for known in sources.files() {
        differences.extend(compare(&first(known)?.calls, &second(known)?.calls));
    }
    Ok(differences)
}

/// Compares the calls of two analyses of one file.
pub fn compare(first: &[Call], second: &[Call]) -> Vec<Difference> {
    let names: BTreeSet<String> = first.iter().chain(second).map(title).collect();
    let facts_of = |calls: &[Call], name: &String| -> BTreeSet<String> {
        calls.iter().filter(|call| title(call) == *name).flat_map(facts).collect()
    };
    let compared = names.into_iter().map(|call| {
        let (old, new) = (facts_of(first, &call), facts_of(second, &call));
        let lost = old.difference(&new).cloned().collect();
        let added = new.difference(&old).cloned().collect();
        Difference { call, lost, added }
    });
    compared.filter(|difference| !difference.lost.is_empty() || !difference.added.is_empty()).collect()
}

/// Returns everything that an analysis says of these calls.
pub fn statements(calls: &[Call]) -> BTreeSet<String> {
    let of = |call: &Call| facts(call).into_iter().map(|fact| format!("{}: {fact}", title(call))).collect::<Vec<_>>();
    calls.iter().flat_map(of).collect()
}

fn title(call: &Call) -> String {
    format!("{} at {}", call.kind.name(), at(&call.name))
}

/// Everything that an analysis says of a call, each statement with the path that leads to it.
fn facts(call: &Call) -> Vec<String> {
    let argument = call.payload.argument.as_ref().map_or("none".to_owned(), at);
    let mut facts = vec![format!("the call is there, receiver {:?}, argument {argument}", call.receiver)];
    call.payload.shapes.iter().for_each(|shape| note_shape(shape, "", &mut facts));
    facts
}

fn note_shape(shape: &Shape, path: &str, facts: &mut Vec<String>) {
    let literal = shape.literal.as_ref().map_or("nowhere".to_owned(), at);
    let names = shape.properties.iter().map(|property| format!("{} {:?}", property.name, property.presence));
    let names: Vec<String> = names.collect();
    // Which properties go together is a statement of its own.
    facts.push(format!("{path}{{ {} }} from {literal}, the rest is {:?}", names.join(", "), shape.rest));
    for sighting in shape.sightings.iter() {
        let place = sighting.place.as_ref().map_or("many places".to_owned(), at);
        facts.push(format!("{path}{{…}} from {literal}: seen whole at {place}, {:?}", sighting.seen));
    }
    shape.properties.iter().for_each(|property| note_property(property, path, facts));
}

fn note_property(property: &Property, path: &str, facts: &mut Vec<String>) {
    let path = format!("{path}{}", property.name);
    for origin in &property.origins {
        let written = format!("{path} written at {}", at(&origin.key));
        facts.push(format!("{written}: {:?}, dropped {:?}", origin.form, origin.dropped));
        facts.extend(origin.uses.iter().map(|used| format!("{written}: use {:?} at {}", used.kind, at(&used.place))));
        for covered in origin.covers.iter() {
            let uses: Vec<String> =
                covered.uses.iter().map(|used| format!("{:?} at {}", used.kind, at(&used.place))).collect();
            facts.push(format!("{written}: covers {}, used {uses:?}", at(&covered.key)));
        }
        for sighting in origin.sightings.iter() {
            let place = sighting.place.as_ref().map_or("many places".to_owned(), at);
            facts.push(format!("{written}: its object is seen whole at {place}, {:?}", sighting.seen));
        }
        for held in &origin.holds {
            match &held.value {
                HeldValue::Object(shapes) => {
                    for shape in shapes {
                        note_shape(shape, &format!("{path}."), facts);
                    }
                }
                // Code that can't reach a call makes more rounds and joins, after which values are widened: evaluating it
                // gives more unknown values.
                HeldValue::Unknown { name: None } => {}
                value => facts.push(format!("{written}: holds {value:?} from {}", at(&held.place))),
            }
        }
    }
}

fn at(place: &Place) -> String {
    let start = place.start();
    format!("{}:{}:{}", place.file.name(), start.line, start.column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_analysis_is_like_itself() {
        let program =
            "const dr = new DigitalRiver(\"key\");\ndr.createSource({ type: \"payPal\", payPal: { items: 1 } });\n";
        assert_eq!(differences(program), Ok(Vec::new()));
    }

    #[test]
    fn a_difference_says_what_is_lost_and_added() {
        let program = |field: &str| {
            let text = format!("digitalRiver.createSource({{ type: \"payPal\", {field}: 1 }});\n");
            let sources = Sources::of(&text);
            analyze(&sources.files()[0].file, &sources).calls
        };
        let found = compare(&program("amount"), &program("locale"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].call, "createSource at program.js:1:14");
        assert!(found[0].lost.iter().any(|lost| lost.starts_with("amount written at program.js:1:45")), "{}", found[0]);
        assert!(found[0].added.iter().any(|added| added.starts_with("locale written at")), "{}", found[0]);
    }
}
