//! The formats for services, held against their schemas: for every case, the sample shop, errors, and nothing.

use std::collections::HashSet;
use std::fs;

use jsonschema::Validator;
use roxmltree::{Document, Node};

use crate::cases::{cases, root, run};
use crate::shop::{Run, Shop, command};

/// Runs that print this format, each with its name: every kind of content that a report can have.
fn reports(format: &str) -> Vec<(String, Run)> {
    let format = ["--format", format];
    let sample = |args: &[&str]| Run::of(&mut command(&root().join("testdata/shop/before"), &[&format, args].concat()));
    let odd_name = Shop::new().file("a b/%:ü,\u{1f600}.js", "digitalriver.createSource({ type: 'bPay', amount: 1 })");
    let mut all = vec![
        ("the sample shop".to_owned(), sample(&[])),
        ("the sample shop with fixes".to_owned(), sample(&["--session-id", "cart.paymentSession.id"])),
        ("a shard of the sample shop".to_owned(), sample(&["--shard", "1/2"])),
        ("errors only".to_owned(), sample(&["--quiet"])),
        ("error entries".to_owned(), Shop::with_probes(&["a.js"]).run(&[&format[..], &["a.js", "gone.js"]].concat())),
        ("an odd name".to_owned(), odd_name.run(&format)),
        ("nothing".to_owned(), Shop::new().file("a.js", "").run(&format)),
    ];
    all.extend(cases().iter().map(|case| (case.display().to_string(), run(case, format[1]))));
    all
}

fn schema(name: &str) -> Validator {
    let text = fs::read_to_string(root().join("testdata/schemas").join(name)).unwrap();
    // The pattern for a property that dr-lint doesn't write: as published, a bracket too many makes it no pattern.
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn assert_follows(format: &str, schema: &Validator) {
    for (of, run) in reports(format) {
        let report = run.json();
        let errors: Vec<_> =
            schema.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{format}, {of}: {}", errors.join("\n"));
    }
}

#[test]
fn rdjson_follows_its_schema() {
    assert_follows("rdjson", &schema("rdjson.schema.json"));
}

#[test]
fn sarif_follows_its_schema() {
    assert_follows("sarif", &schema("sarif-2.1.0.schema.json"));
}

#[test]
fn gitlab_follows_its_schema_and_no_fingerprint_is_there_twice() {
    assert_follows("gitlab", &schema("gitlab.schema.json"));
    for (of, run) in reports("gitlab") {
        let report = run.json();
        let fingerprints: Vec<_> = report.as_array().unwrap().iter().map(|issue| &issue["fingerprint"]).collect();
        let unique: HashSet<_> = fingerprints.iter().map(ToString::to_string).collect();
        assert_eq!(unique.len(), fingerprints.len(), "{of}");
    }
}

/// An element of the format, as Jenkins' schema allows it.
struct Element {
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
    holds: &'static [&'static str],
}

const JUNIT: [Element; 6] = [
    Element {
        name: "testsuites",
        required: &[],
        optional: &["name", "tests", "failures", "errors"],
        holds: &["testsuite"],
    },
    Element {
        name: "testsuite",
        required: &["name", "tests", "failures", "errors"],
        optional: &["skipped"],
        holds: &["testcase"],
    },
    Element {
        name: "testcase",
        required: &["name", "classname"],
        optional: &[],
        holds: &["skipped", "error", "failure"],
    },
    Element { name: "skipped", required: &[], optional: &["message", "type"], holds: &[] },
    Element { name: "error", required: &["message", "type"], optional: &[], holds: &[] },
    Element { name: "failure", required: &["message", "type"], optional: &[], holds: &[] },
];

fn assert_junit(node: Node<'_, '_>) {
    let name = node.tag_name().name();
    let element = JUNIT.iter().find(|element| element.name == name);
    let Element { required, optional, holds, .. } = element.unwrap_or_else(|| panic!("there is no element {name}"));
    let attributes: Vec<_> = node.attributes().map(|attribute| attribute.name()).collect();
    assert!(required.iter().all(|attribute| attributes.contains(attribute)), "{name}: {attributes:?}");
    assert!(attributes.iter().all(|it| required.contains(it) || optional.contains(it)), "{name}: {attributes:?}");
    for (attribute, tag) in
        [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
    {
        let Some(count) = node.attribute(attribute) else { continue };
        let there = node.descendants().filter(|inner| inner.has_tag_name(tag)).count();
        assert_eq!(count, there.to_string(), "{attribute}");
    }
    for child in node.children().filter(Node::is_element) {
        assert!(holds.contains(&child.tag_name().name()), "{name} holds {child:?}");
        assert_junit(child);
    }
}

#[test]
fn junit_is_xml_of_the_usual_form() {
    for ((of, run), (_, json)) in reports("junit").into_iter().zip(reports("json")) {
        let document = Document::parse(&run.stdout).unwrap_or_else(|error| panic!("{of}: {error}\n{}", run.stdout));
        assert_eq!(document.root_element().tag_name().name(), "testsuites");
        assert_junit(document.root_element());
        let suites = document.root_element().children().filter(|node| node.has_tag_name("testsuite"));
        let names: Vec<_> = suites.map(|suite| suite.attribute("name").unwrap()).collect();
        assert!(names.is_sorted_by(|one, other| one < other), "{of}: each file once, {names:?}");
        let json = json.json();
        let findings = json["diagnostics"].as_array().unwrap().len() + json["errors"].as_array().unwrap().len();
        let tests = document.descendants().filter(|node| node.has_tag_name("testcase")).count();
        assert_eq!(tests, findings.max(1), "{of}");
    }
}
