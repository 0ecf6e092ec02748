//! The formats for services, held against their schemas: for every case, the sample shop, errors, and nothing.

use std::fs;

use jsonschema::Validator;

use crate::cases::{cases, root, run};
use crate::shop::{Run, Shop, command};

/// What a run may print in this format.
fn reports(format: &str) -> Vec<(String, Run)> {
    let format = ["--format", format];
    let sample = |args: &[&str]| Run::of(&mut command(&root().join("testdata/shop/before"), &[&format, args].concat()));
    let odd_name = Shop::new().file("a b/%:ü,\u{1f600}.js", "digitalriver.createSource({ type: 'bPay', amount: 1 })");
    let mut all = vec![
        ("the sample shop".to_owned(), sample(&[])),
        ("the sample shop with fixes".to_owned(), sample(&["--session-id", "cart.paymentSession.id"])),
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
