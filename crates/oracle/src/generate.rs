//! Random programs in the constructs that dr-lint promises to follow: payloads that are made, changed, copied, passed
//! around, and end in calls of `createSource`.
//!
//! Open choices of a program are made at run time: `flag` reads as true or false. Everything else is as written.
//!
//! The *precise subset* is what dr-lint must follow without saying too much. Of all that is generated it leaves out:
//! - unknown code (`risky`, `touch`, `perhaps`), callbacks that run later, and `try` around what may throw;
//! - names and types that are chosen at run time, and a `type` that is written after the object was made;
//! - loops whose number of rounds is open, and jumps out of loops;
//! - two objects that are both there and of which a variable holds one (`q = flag ? a : b`), also where a variable is
//!   assigned in a branch while something else (another name, an array, a bound function) holds what it held: which of
//!   them it is, and what was written into it, are two things to dr-lint. So are an object and what is written, in a
//!   branch, into a details object that it shares with its copies;
//! - accessors, whose `this` may hold the object for ever; functions that nobody calls;
//! - most of what came with the second edition (`newer.rs` has the exceptions).
//!
//! To dr-lint, what runs after an `await` or in a generator runs before the code around it goes on. So that programs don't
//! depend on that, such functions are written in a scope of their own, where they share no object with other code.

mod arguments;
mod asynchronous;
mod classes;
mod exceptions;
mod expressions;
mod functions;
mod guards;
mod iteration;
mod members;
mod newer;
mod several_files;
mod statements;
mod unknown_code;

use crate::random::Random;
use crate::tree::Tree;

/// A program, whether it is in the precise subset.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The program.
    pub tree: Tree,
    /// True if it is in the precise subset.
    pub precise: bool,
}

/// The constructs that programs are written in. A seed stands for another program in each edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Those of the programs that are pinned, which must stay as they are.
    First,
    /// All.
    Second,
}

/// Writes the program that this seed stands for.
pub fn program(edition: Edition, seed: u64) -> Generated {
    let random = Random::new(seed);
    let precise = seed.is_multiple_of(2);
    let mut writer = Writer {
        edition,
        random,
        precise,
        shelter: Shelter::Open,
        scopes: vec![Scope::default()],
        names: 0,
        depth: 0,
        budget: 0,
        loops: 0,
        functions: 0,
    };
    writer.budget = 6 + writer.random.below(16);
    if edition == Edition::Second && !precise && writer.random.chance(20) {
        return Generated { tree: writer.several_files(), precise };
    }
    let count = 4 + writer.random.below(8);
    Generated { tree: writer.file(count), precise }
}

/// The program that is being written, and the names that can be used there.
struct Writer {
    edition: Edition,
    random: Random,
    precise: bool,
    shelter: Shelter,
    scopes: Vec<Scope>,
    names: usize,
    /// The depth of nested expressions and blocks.
    depth: usize,
    /// The number of compound statements that may still be written.
    budget: usize,
    loops: usize,
    functions: usize,
}

/// The place of the code that is written, which says if the time at which code runs may matter there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shelter {
    /// It shares its variables with all code around.
    Open,
    /// A function that waits in between, and shares none with others.
    Waiting,
}

/// The names that a block or function declares.
#[derive(Default)]
struct Scope {
    payloads: Vec<Payload>,
    details: Vec<String>,
    /// Functions that give a payload: how they are called, with `@` for arguments.
    makers: Vec<String>,
    /// Functions that change the payload they get.
    changers: Vec<String>,
    /// Functions that pass the payload they get to `createSource`.
    payers: Vec<String>,
    /// Functions that give a promise of a payload, and how they are called.
    promisers: Vec<String>,
    lists: Vec<String>,
}

/// A variable that holds a payload.
#[derive(Clone)]
struct Payload {
    name: String,
    /// True if it can be assigned.
    is_variable: bool,
    /// The details object that it surely has.
    details: Option<&'static str>,
}

const TYPES: &[(&str, Option<&str>)] = &[
    ("creditCard", None),
    ("payPal", Some("payPal")),
    ("payPalBilling", Some("payPalBilling")),
    ("klarnaCredit", Some("klarnaCredit")),
    ("bPay", None),
    ("payco", None),
    ("konbini", None),
];

const FIELDS: &[&str] = &["amount", "currency", "sessionId", "owner"];
const DETAILS: &[&str] = &["items", "taxAmount", "shippingAmount", "requestShipping", "returnUrl", "locale"];

impl Writer {
    /// The statements of a file.
    fn file(&mut self, count: usize) -> Tree {
        let mut items =
            vec![Tree::text("const dr = new DigitalRiver(\"key\");"), Tree::text("const AMOUNT = \"amount\";")];
        for _ in 0..count {
            items.push(self.statement());
        }
        items.push(self.call());
        Tree::block(items)
    }

    /// Something that shares no variables with the code around.
    fn sheltered<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let outer = (std::mem::take(&mut self.scopes), self.shelter);
        self.scopes.push(Scope::default());
        self.shelter = Shelter::Waiting;
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        (self.scopes, self.shelter) = outer;
        written
    }

    fn field_and_value(&mut self) -> (&'static str, &'static str) {
        let field = self.field();
        (field, self.value_of(field))
    }

    fn name(&mut self, stem: &str) -> String {
        self.names += 1;
        format!("{stem}{}", self.names)
    }

    /// Something in a scope of its own.
    fn scoped<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.push(Scope::default());
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        self.scopes.pop();
        written
    }

    fn scope(&mut self) -> &mut Scope {
        let last = self.scopes.len() - 1;
        &mut self.scopes[last]
    }

    fn declare(&mut self, payload: Payload) {
        self.scope().payloads.push(payload);
    }

    fn payload(&mut self) -> Option<Payload> {
        let all: Vec<Payload> = self.scopes.iter().flat_map(|scope| &scope.payloads).cloned().collect();
        self.random.pick(&all).cloned()
    }

    fn any_of(&mut self, names: impl Fn(&Scope) -> &Vec<String>) -> Option<String> {
        let all: Vec<String> = self.scopes.iter().flat_map(names).cloned().collect();
        self.random.pick(&all).cloned()
    }

    /// A payload that another name may stand for, too.
    fn shareable(&mut self) -> Option<Payload> {
        let payload = self.payload()?;
        if self.precise && payload.is_variable { None } else { Some(payload) }
    }

    fn field(&mut self) -> &'static str {
        self.random.one(FIELDS)
    }

    fn detail(&mut self) -> &'static str {
        self.random.one(DETAILS)
    }

    fn value_of(&mut self, field: &str) -> &'static str {
        match field {
            "sessionId" => self.random.one(&["session.id", "session.id", "\"ps\""]),
            "currency" => "\"USD\"",
            "items" => "lines",
            "owner" => "{ name: \"a\" }",
            _ => "1",
        }
    }
}
