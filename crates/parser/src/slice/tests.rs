use std::sync::Arc;

use super::demands::{Extent, Slice};
use super::need::Need;
use crate::index::tests::texts_of;
use crate::text::source::SourceFile;
use crate::tree::files::{Files, NoFiles};
use crate::tree::program::load;

/// A file that all imports mean.
struct OneFile(Arc<SourceFile>);

impl Files for OneFile {
    fn import(&self, _: &SourceFile, _: &str) -> Option<Arc<SourceFile>> {
        Some(Arc::clone(&self.0))
    }
}

/// Returns the units of a script that are needed: the first line of each, and how much of it is.
fn needs_of(name: &str, text: &str, files: &dyn Files, script: u32) -> Vec<String> {
    let program = load(&Arc::new(SourceFile::new(name, text)), files).programs.pop().unwrap();
    let slice = Slice::of(&program, Extent::Sliced, &[]);
    let texts = texts_of(program.script(script), &slice.index(script));
    let needs = &slice.demands[script as usize].units;
    let needed = texts.iter().map(|(unit, text)| (text, needs[*unit as usize])).filter(|(_, need)| *need != Need::NONE);
    needed.map(|(text, need)| format!("{}: {}", text.lines().next().unwrap_or_default(), spelled(need))).collect()
}

fn needs(text: &str) -> Vec<String> {
    needs_of("a.js", text, &NoFiles, 0)
}

fn spelled(need: Need) -> &'static str {
    let names = [
        (Need::VALUES, "VALUES"),
        (Need::OBJECTS, "OBJECTS"),
        (Need::PLAIN, "PLAIN"),
        (Need::RUN, "RUN"),
        (Need::INSIDE, "INSIDE"),
        (Need::JUMP, "JUMP"),
    ];
    names.iter().find(|(one, _)| need.has(*one)).map_or("NONE", |(_, name)| name)
}

#[test]
fn definitions_writes_and_tests_are_needed() {
    let program = r"
menu.open();
const cart = load();
if (guest) payload.amount = 5;
const payload = { type: cart.type };
dr.createSource(payload);";
    assert_eq!(
        needs(program),
        [
            "const cart = load();: PLAIN",
            "cart = load(): OBJECTS",
            "if (guest) payload.amount = 5;: PLAIN",
            "payload.amount = 5;: VALUES",
            "const payload = { type: cart.type };: PLAIN",
            "payload = { type: cart.type }: VALUES",
            "dr.createSource(payload);: VALUES",
        ]
    );
}

#[test]
fn callers_of_a_closed_function_are_not_needed() {
    let program = r#"
function pay() {
    dr.createSource({ type: "bPay" });
}
function submit() {
    pay();
}
submit();"#;
    assert_eq!(needs(program), ["function pay() {: RUN", "dr.createSource({ type: \"bPay\" });: VALUES"]);
}

#[test]
fn callers_that_pass_an_argument_are_needed() {
    let program = r"
function pay(p) {
    dr.createSource(p);
}
function submit() {
    pay(cart);
}
submit();";
    assert_eq!(
        needs(program),
        [
            "function pay(p) {: OBJECTS",
            "dr.createSource(p);: VALUES",
            "function submit() {: OBJECTS",
            "pay(cart);: PLAIN",
            "submit();: PLAIN",
        ]
    );
}

#[test]
fn callers_within_one_run_share_its_variables() {
    let program = r"
function start() {
    let total = 0;
    function add() {
        total = 5;
    }
    function pay() {
        dr.createSource({ amount: total });
    }
    add();
    pay();
}
start();";
    assert_eq!(
        needs(program),
        [
            "function start() {: RUN",
            "let total = 0;: PLAIN",
            "total = 0: OBJECTS",
            "function add() {: OBJECTS",
            "total = 5;: OBJECTS",
            "function pay() {: OBJECTS",
            "dr.createSource({ amount: total });: VALUES",
            "add();: PLAIN",
            "pay();: PLAIN",
        ]
    );
}

#[test]
fn jumps_before_a_call_are_needed() {
    let program = r"
function pay() {
    if (bad())
        return show();
    log();
    dr.createSource({});
    return 1;
}";
    assert_eq!(
        needs(program),
        ["function pay() {: RUN", "if (bad()): PLAIN", "return show();: JUMP", "dr.createSource({});: VALUES",]
    );
}

#[test]
fn in_a_loop_jumps_behind_a_call_are_needed_too() {
    let program = r"
for (const item of cart) {
    dr.createSource({});
    if (done)
        break;
    log();
}";
    assert_eq!(
        needs(program),
        [
            "for (const item of cart) {: PLAIN",
            "{: PLAIN",
            "dr.createSource({});: VALUES",
            "if (done): PLAIN",
            "break;: JUMP",
        ]
    );
}

#[test]
fn a_function_with_a_call_in_it_is_made() {
    let program = r#"
form.on("submit", () => {
    other();
    dr.createSource({});
});
form.on("reset", () => clear());"#;
    assert_eq!(needs(program), ["form.on(\"submit\", () => {: RUN", "dr.createSource({});: VALUES"]);
}

#[test]
fn code_that_gets_the_payload_is_needed() {
    let program = r"
const payload = {};
fill(payload);
payload.amount = 1;
dr.createSource(payload);";
    assert_eq!(
        needs(program),
        [
            "const payload = {};: PLAIN",
            "payload = {}: OBJECTS",
            "fill(payload);: VALUES",
            "payload.amount = 1;: VALUES",
            "dr.createSource(payload);: VALUES",
        ]
    );
}

#[test]
fn writers_of_the_members_of_this_are_needed() {
    let program = r"
class Cart {
    constructor() {
        this.type = kind();
    }
    clear() {
        this.items = [];
    }
    pay() {
        dr.createSource({ type: this.type });
    }
}";
    assert_eq!(
        needs(program),
        ["class Cart {: VALUES", "this.type = kind();: PLAIN", "dr.createSource({ type: this.type });: VALUES",]
    );
}

#[test]
fn imports_need_what_they_import() {
    let library = r#"
export const payload = { type: "bPay" };
export function fill() {
    payload.amount = 1;
}
export const other = load();"#;
    let files = OneFile(Arc::new(SourceFile::new("library.js", library)));
    let program = r#"
import { payload, other } from "./library.js";
log(other);
dr.createSource(payload);"#;
    assert_eq!(
        needs_of("a.js", program, &files, 0),
        ["import { payload, other } from \"./library.js\";: OBJECTS", "dr.createSource(payload);: VALUES"]
    );
    assert_eq!(
        needs_of("a.js", program, &files, 1),
        [
            "export const payload = { type: \"bPay\" };: PLAIN",
            "payload = { type: \"bPay\" }: OBJECTS",
            "export function fill() {: OBJECTS",
            "payload.amount = 1;: VALUES",
        ]
    );
}

#[test]
fn a_long_chain_of_callers_takes_no_stack() {
    let pass_on = |n: usize| format!("function pay{n}(p) {{ pay{}(p); }}", n - 1);
    let passing: Vec<String> = (1..10_000).map(pass_on).collect();
    let program = format!("function pay0(p) {{ dr.createSource(p); }}\n{}\npay9999(cart);", passing.join("\n"));
    assert!(needs(&program).contains(&"pay9999(cart);: PLAIN".to_owned()));
}
