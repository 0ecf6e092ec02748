//! Where a session's expression may be put in (SPEC §8, reading 19), as a table. Programs that a safe fix changes are run:
//! each call then gets the session's id, and nothing is thrown.

#![expect(clippy::unwrap_used, reason = "a test stops where the engine or a program fails")]

use std::collections::BTreeMap;
use std::sync::Arc;

use dr_lint_parser::{Expression, Files, SourceFile};
use dr_lint_reporter::apply;
use dr_lint_rules::{Applicability, Config, Diagnostic, Fix, Version, lint, verify};
use rquickjs::{Context, Module, Runtime};

/// What becomes of the session that is missing.
#[derive(Clone, Copy, Debug)]
enum Fate {
    /// It is inserted, and the program runs.
    Safe,
    /// The same in a language that the engine doesn't read.
    Typed,
    /// It is inserted only on demand; why.
    Unsafe(&'static str),
    /// It isn't inserted; why.
    Refused(&'static str),
}
use Fate::{Refused, Safe, Typed, Unsafe};

/// The files of a program by name. What it starts with comes last.
struct Program(Vec<Arc<SourceFile>>);

impl Program {
    /// Reads `a.js:` at the start of a line as the name of the file that follows; without one, all is a classic script.
    fn read(text: &str) -> Self {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in text.trim().lines() {
            let line = line.trim();
            if let Some(name) = line.strip_suffix(':').filter(|name| name.contains('.') && !name.contains(' ')) {
                files.push((name.to_owned(), String::new()));
                continue;
            }
            if files.is_empty() {
                files.push(("shop.js".to_owned(), String::new()));
            }
            let (_, text) = files.last_mut().unwrap();
            text.push_str(line);
            text.push('\n');
        }
        Self(files.into_iter().map(|(name, text)| Arc::new(SourceFile::new(name, text))).collect())
    }

    fn diagnostics(&self, config: &Config) -> Vec<Diagnostic> {
        self.0.iter().flat_map(|file| lint(file, self, config).diagnostics).collect()
    }

    /// The program after all fixes of that level.
    fn fixed(&self, config: &Config, level: Applicability) -> Self {
        let mut files = self.0.clone();
        for _ in 0..20 {
            let program = Self(files.clone());
            let changed = apply(&program.diagnostics(config), level, |_| true);
            if changed.is_empty() {
                return program;
            }
            for change in changed {
                let name = change.before.name().to_owned();
                let file = files.iter_mut().find(|file| file.name() == name).unwrap();
                *file = Arc::new(SourceFile::new(name, change.text));
            }
        }
        panic!("it goes on and on: {}", self.text());
    }

    fn text(&self) -> String {
        let texts: Vec<String> = self.0.iter().map(|file| format!("{}:\n{}", file.name(), file.text())).collect();
        texts.concat()
    }

    /// The sessions that the calls get, and what is thrown.
    fn run(&self) -> Vec<String> {
        let runtime = Runtime::new().unwrap();
        let context = Context::full(&runtime).unwrap();
        context.with(|ctx| {
            ctx.eval::<(), _>(PRELUDE).unwrap();
            for (index, file) in self.0.iter().enumerate() {
                let text = file.text();
                let is_module = file.name().contains(".mjs") || text.contains("import ") || text.contains("export ");
                let is_last = index + 1 == self.0.len();
                let outcome = if is_module && is_last {
                    Module::evaluate(ctx.clone(), file.name(), text).and_then(|done| done.finish::<()>())
                } else if is_module {
                    Module::declare(ctx.clone(), file.name(), text).map(|_| ())
                } else {
                    ctx.eval(format!("(function () {{\n{text}\n}}).call(globalThis)"))
                };
                if outcome.is_err() {
                    let thrown = ctx.catch();
                    let message = thrown.as_exception().map_or_else(|| format!("{thrown:?}"), ToString::to_string);
                    ctx.globals().set("thrown", message).unwrap();
                    ctx.eval::<(), _>("seen.push('thrown: ' + thrown)").unwrap();
                }
            }
            while ctx.execute_pending_job() {}
            ctx.eval::<(), _>("for (const run of handlers) attempt(run)").unwrap();
            while ctx.execute_pending_job() {}
            ctx.eval("seen").unwrap()
        })
    }
}

const PRELUDE: &str = "
    var seen = [];
    var handlers = [];
    var attempt = run => { try { return run(); } catch (error) { seen.push('thrown: ' + error); } };
    var digitalriver = {};
    for (const name of ['createSource', 'createDropin', 'retrieveAvailablePaymentMethods'])
        digitalriver[name] = (...given) => { seen.push(String((given[given.length - 1] || {}).sessionId)); };
    var button = { addEventListener: (name, run) => { handlers.push(run); } };
    var cart = { total: 1, paymentSession: { id: 'ps', clientSecret: 'secret' } };
    var shopCart = cart;
    var load = () => cart;
    var loadLater = async () => cart;
    var ready = true;
    var window = globalThis;
    var self = globalThis;
    var document = globalThis;
";

impl Files for Program {
    fn import(&self, _: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        let name = specifier.trim_start_matches("./");
        self.0.iter().find(|file| file.name() == name).cloned()
    }
}

fn config(expression: &str) -> Config {
    Config {
        session_id: Some(Expression::parse(expression).unwrap()),
        globals: vec!["shopCart".to_owned()],
        ..Config::default()
    }
}

/// What is wrong with a row of the table.
fn fault(expression: &str, text: &str, fate: Fate) -> Option<String> {
    let (program, config) = (Program::read(text), config(expression));
    let found = program.diagnostics(&config);
    let missing: Vec<&Diagnostic> = found.iter().filter(|found| found.rule.id == "missing-session-id").collect();
    if missing.is_empty() {
        return Some("no session is missing".to_owned());
    }
    let fixes: BTreeMap<String, Option<Applicability>> = missing
        .iter()
        .map(|found| {
            let title = found.fixes.first().map_or_else(|| found.help.clone(), |fix| Some(fix.title().to_owned()));
            (title.unwrap_or_default(), found.fixes.first().map(Fix::applicability))
        })
        .collect();
    let all = |wanted: Option<Applicability>, why: &str| {
        fixes.iter().all(|(title, level)| *level == wanted && title.contains(why))
    };
    let is_right = match fate {
        Safe | Typed => all(Some(Applicability::Safe), ""),
        Unsafe(why) => all(Some(Applicability::Unsafe), why),
        Refused(why) => all(None, why),
    };
    if !is_right {
        return Some(format!("{fixes:#?}"));
    }
    let fixed = program.fixed(&config, Applicability::Safe);
    match fate {
        Typed => None,
        Unsafe(_) | Refused(_) => {
            let is_left = fixed.text() == program.text();
            (!is_left).then(|| format!("it was changed all the same: {}", fixed.text()))
        }
        Safe => {
            for (before, after) in program.0.iter().zip(&fixed.0) {
                let versions = [Version { file: before, files: &program }, Version { file: after, files: &fixed }];
                if let Err(violation) = verify(versions[0], versions[1], &config, Applicability::Safe) {
                    return Some(format!("it is called safe, and then refused: {violation}"));
                }
            }
            let seen = fixed.run();
            let is_right = !seen.is_empty() && seen.iter().all(|session| session == "ps");
            (!is_right).then(|| format!("{seen:?}\n{}", fixed.text()))
        }
    }
}

#[track_caller]
fn check(rows: &[(&str, &str, Fate)]) {
    let wrong = rows.iter().filter_map(|(expression, text, fate)| {
        let fault = fault(expression, text, *fate)?;
        Some(format!("--session-id {expression}, which should be {fate:?}:\n{}\n=> {fault}\n", text.trim()))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

const CART: &str = "cart.paymentSession.id";
const PAY: &str = "digitalriver.createSource({ type: 'konbini', amount: 1 });";

fn with(before: &str, after: &str) -> String {
    format!("{before}\n{PAY}\n{after}")
}

/// Rows around a call that stands on its own: what is before and after it.
#[track_caller]
fn check_around(rows: &[(&str, &str, &str, Fate)]) {
    let texts: Vec<(&str, String, Fate)> =
        rows.iter().map(|(expression, before, after, fate)| (*expression, with(before, after), *fate)).collect();
    check(&texts.iter().map(|(expression, text, fate)| (*expression, text.as_str(), *fate)).collect::<Vec<_>>());
}

const EARLY: &str = "no value yet";

#[test]
fn names_in_scope_that_have_a_value() {
    check_around(&[
        (CART, "const cart = load();", "", Safe),
        (CART, "let cart; cart = load();", "", Safe),
        (CART, "let cart = null; cart = load();", "", Safe),
        (CART, "var cart = window.shopCart;", "", Safe),
        (CART, "const { shopCart: cart } = window;", "", Safe),
        (CART, "function pay(cart) {", "}\npay(load());", Safe),
        (CART, "function pay({ cart }) {", "}\npay({ cart: load() });", Safe),
        (CART, "const pay = (cart = load()) => {", "};\npay();", Safe),
        (CART, "[load()].forEach(cart => {", "});", Safe),
        (CART, "for (const cart of [load()]) {", "}", Safe),
        (CART, "try { throw load(); } catch (cart) {", "}", Safe),
        (CART, "button.addEventListener('click', () => {", "});\nconst cart = load();", Safe),
        (CART, "let cart = null;\ncart = load();\nbutton.addEventListener('click', () => {", "});", Safe),
        (CART, "let cart = ready ? load() : null;\nif (cart) {", "}", Safe),
        (CART, "function pay(cart) { if (!cart) return;", "}\npay(null); pay(load());", Safe),
        (CART, "const cart = { paymentSession: load().paymentSession };", "", Safe),
        (CART, "const cart = { paymentSession: { id: load().paymentSession.id } };", "", Safe),
        ("getId()", "function getId() { return load().paymentSession.id; }", "", Safe),
        ("getId()", "", "function getId() { return load().paymentSession.id; }", Safe),
        ("arguments[0].paymentSession.id", "function pay() {", "}\npay(load());", Safe),
    ]);
}

#[test]
fn names_that_have_no_value_yet() {
    check_around(&[
        (CART, "", "const cart = load();", Unsafe("no value yet")),
        (CART, "", "var cart = load();", Unsafe("no value yet")),
        (CART, "pay();\nconst cart = load();\nfunction pay() {", "}", Unsafe(EARLY)),
        (CART, "(() => {", "})();\nconst cart = load();", Unsafe(EARLY)),
        (CART, "(function () {", "}());\nvar cart = load();", Unsafe(EARLY)),
        (CART, "!function () {", "}();\nlet cart = load();", Unsafe(EARLY)),
        (CART, "[1].forEach(() => {", "});\nconst cart = load();", Unsafe(EARLY)),
        (CART, "new Promise(() => {", "});\nconst cart = load();", Unsafe(EARLY)),
        (CART, "const shop = { get pay() {", "return 1; } };\nshop.pay;\nconst cart = load();", Unsafe(EARLY)),
        (CART, "function pay(done = (() => {", "})()) { return done; }\npay();\nconst cart = load();", Unsafe(EARLY)),
        (CART, "switch (ready) {\ncase false:\nlet cart = load();\nbreak;\ncase true:", "}", Unsafe(EARLY)),
        (CART, "class Shop { static {", "} }\nconst cart = load();", Unsafe(EARLY)),
        (CART, "const run = f => f();\nrun(() => {", "});\nconst cart = load();", Unsafe(EARLY)),
        (CART, "const f = () => {", "};\nconst g = () => f();\ng();\nconst cart = load();", Unsafe(EARLY)),
        (CART, "class Shop { constructor() {", "} }\nnew Shop();\nconst cart = load();", Unsafe(EARLY)),
        (CART, "const cart = pay(load()).cart;\nfunction pay(other) {", "return { cart: other }; }", Unsafe(EARLY)),
        (CART, "function pay() {", "}\nif (ready) pay();\nlet cart = load();\npay();", Unsafe(EARLY)),
        (CART, "async function pay() {", "}\npay();\nconst cart = load();", Unsafe(EARLY)),
    ]);
    check(&[
        (
            CART,
            "class Shop { static source = digitalriver.createSource({ type: 'konbini', amount: 1 }); }\nconst cart = load();",
            Unsafe(EARLY),
        ),
        (
            CART,
            "function pay(p = { type: 'konbini', amount: 1 }) { const cart = load(); digitalriver.createSource(p); }\npay();",
            Unsafe("no value yet"),
        ),
        (
            CART,
            "const p = {};\np.type = 'konbini';\nconst cart = load();\ndigitalriver.createSource(p);",
            Unsafe("no value yet"),
        ),
    ]);
}

#[test]
fn names_that_may_hold_nothing() {
    check_around(&[
        (CART, "let cart = null;", "", Unsafe("may still be `null`")),
        (
            CART,
            "let cart = null;\nfunction pay() {",
            "}\nbutton.addEventListener('click', pay);\nbutton.addEventListener('load', () => { cart = load(); });",
            Unsafe("may still be `null`"),
        ),
        (
            CART,
            "let cart;\nbutton.addEventListener('click', () => {",
            "});\nloadLater().then(loaded => { cart = loaded; });",
            Unsafe("no value yet"),
        ),
        (CART, "var cart = ready ? load() : undefined;", "", Unsafe("no value yet")),
        (CART, "function pay(cart) {", "}\npay();\npay(load());", Unsafe("no value yet")),
        (CART, "function pay(cart = null) {", "}\npay();", Unsafe("may still be `null`")),
        (
            CART,
            "function find() { if (ready) return null; return load(); }\nconst cart = find();",
            "",
            Unsafe("may still be `null`"),
        ),
        (CART, "const cart = {};", "", Unsafe("`cart.paymentSession` may be `undefined`")),
        (CART, "const cart = { total: 1 };", "", Unsafe("`cart.paymentSession` may be `undefined`")),
        (CART, "const cart = { paymentSession: null };", "", Unsafe("`cart.paymentSession` may still be `null`")),
        (CART, "const cart = { paymentSession: {} };", "", Unsafe("`cart.paymentSession.id` may be `undefined`")),
        (
            "cart.paymentSession",
            "const cart = { paymentSession: { id: 'ps' } };",
            "",
            Unsafe("is an object, not an id"),
        ),
        (CART, "const cart = { paymentSession: { id: 12 } };", "", Unsafe("is a number, not an id")),
        ("id", "const id = 'abc';", "", Unsafe("a constant, the same for every shopper")),
    ]);
}

#[test]
fn payloads_that_expect_that_there_is_nothing() {
    let why = "expects that there may be no `cart`";
    check(&[
        (
            CART,
            "function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: cart?.total }); }",
            Unsafe(why),
        ),
        (
            CART,
            "function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: cart && cart.total }); }",
            Unsafe(why),
        ),
        (
            CART,
            "function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: cart ? cart.total : 0 }); }",
            Unsafe(why),
        ),
        (
            CART,
            "function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: (cart || {}).total }); }",
            Unsafe(why),
        ),
        (
            CART,
            "function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: null == cart ? void 0 : cart.total }); }",
            Unsafe(why),
        ),
        (
            CART,
            "function pay(cart) { const p = { type: 'konbini' }; p.amount = cart?.total; digitalriver.createSource(p); }",
            Unsafe(why),
        ),
        (
            CART,
            "function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: cart.paymentSession?.amount }); }",
            Unsafe("expects that there may be no `cart.paymentSession`"),
        ),
        (
            CART,
            "const cart = load();\ndigitalriver.createSource({ type: 'konbini', amount: cart.totals?.grand });",
            Safe,
        ),
    ]);
}

#[test]
fn names_that_are_no_values() {
    let why = "is a type there";
    check(&[
        (
            CART,
            "a.ts:\nimport type { cart } from './b';\ndigitalriver.createSource({ type: 'konbini', amount: 1 });",
            Unsafe(why),
        ),
        (
            CART,
            "a.ts:\nimport { type cart } from './b';\ndigitalriver.createSource({ type: 'konbini', amount: 1 });",
            Unsafe(why),
        ),
        (
            CART,
            "a.ts:\ninterface cart { id: string }\ndigitalriver.createSource({ type: 'konbini', amount: 1 });",
            Unsafe(why),
        ),
        (
            CART,
            "a.ts:\ntype cart = { id: string };\ndigitalriver.createSource({ type: 'konbini', amount: 1 });",
            Unsafe(why),
        ),
        (
            CART,
            "a.ts:\ndeclare namespace cart { interface A {} }\ndigitalriver.createSource({ type: 'konbini', amount: 1 });",
            Unsafe(why),
        ),
        (CART, "a.ts:\ndeclare const cart: Cart;\ndigitalriver.createSource({ type: 'konbini', amount: 1 });", Typed),
        (
            CART,
            "a.ts:\ninterface cart { id: string }\ndeclare var cart: Cart;\ndigitalriver.createSource({ type: 'konbini', amount: 1 });",
            Typed,
        ),
        (
            CART,
            "a.ts:\nexport {};\ndeclare global { const cart: Cart }\ndigitalriver.createSource({ type: 'konbini', amount: 1 });",
            Typed,
        ),
        (
            CART,
            "a.ts:\nimport { cart } from 'shop';\ndigitalriver.createSource({ type: 'konbini', amount: 1 });",
            Typed,
        ),
    ]);
}

#[test]
fn parameters_that_may_be_missing_by_their_type() {
    let pay = "digitalriver.createSource({ type: 'konbini', amount: 1 });";
    for (head, fate) in [
        ("export function pay(cart?: Cart) {", Unsafe("may be missing by its type")),
        ("export function pay(cart: Cart | null) {", Unsafe("may be missing by its type")),
        ("export const pay = (cart: undefined | Cart) => {", Unsafe("may be missing by its type")),
        ("export class Shop { pay(cart?: Cart) {", Unsafe("may be missing by its type")),
        ("export function pay(cart?: Cart) { if (!cart) return;", Typed),
        ("export function pay(cart: Cart) {", Typed),
        ("export function pay(cart: Cart, other?: Cart) {", Typed),
    ] {
        let end = if head.contains("class") { "} }" } else { "}" };
        check(&[(CART, &format!("a.ts:\n{head}\n{pay}\n{end}"), fate)]);
    }
}

#[test]
fn components() {
    let id = "this.cart.paymentSession.id";
    let vue = |cart: &str| {
        format!(
            "import load from 'load';\nexport default {{ data() {{ return {{ cart: {cart} }}; }}, methods: {{ pay() {{ {PAY} }} }} }};"
        )
    };
    check(&[
        (id, &vue("load()"), Typed),
        (id, &vue("null"), Unsafe("may still be `null`")),
        (
            CART,
            "import { useState } from 'react';
            export function Pay() {
            const [cart, setCart] = useState(null);
            return () => digitalriver.createSource({ type: 'konbini', amount: 1 });
            }",
            Unsafe(""),
        ),
        (
            CART,
            "export const Pay = ({ cart }) => () => digitalriver.createSource({ type: 'konbini', amount: 1 });",
            Typed,
        ),
        (
            "this.props.cart.paymentSession.id",
            "import React from 'react';
            export class Pay extends React.Component {
            pay = () => { digitalriver.createSource({ type: 'konbini', amount: 1 }); };
            }",
            Typed,
        ),
    ]);
}

#[test]
fn handlers_and_classes() {
    let id = "this.cart.paymentSession.id";
    check(&[
        (
            CART,
            "$(function () {
            var cart = JSON.parse($('#cart').text());
            $('#pay').on('click', function () { digitalriver.createSource({ type: 'konbini', amount: 1 }); });
            });",
            Typed,
        ),
        (
            CART,
            "jQuery(function ($) {
            var cart;
            $.get('/cart', function (loaded) { cart = loaded; });
            $('#pay').on('click', function () { digitalriver.createSource({ type: 'konbini', amount: 1 }); });
            });",
            Unsafe("no value yet"),
        ),
        (
            CART,
            "define(['cart'], function (cart) {
            return { pay: function () { digitalriver.createSource({ type: 'konbini', amount: 1 }); } };
            });",
            Typed,
        ),
        (
            CART,
            "function cart() {}\ndigitalriver.createSource({ type: 'konbini', amount: 1 });",
            Unsafe("`cart.paymentSession`"),
        ),
        (
            id,
            "class Shop { cart = load(); static pay() { digitalriver.createSource({ type: 'konbini', amount: 1 }); } }\nShop.pay();",
            Unsafe("`this.cart`"),
        ),
        (
            id,
            "class Shop { static cart = load(); static pay() { digitalriver.createSource({ type: 'konbini', amount: 1 }); } }\nShop.pay();",
            Safe,
        ),
        (
            CART,
            "!function(e){var t=e.cart;var cart=t;digitalriver.createSource({type:'konbini',amount:1})}(window);",
            Safe,
        ),
    ]);
}

#[test]
fn names_that_are_declared_nowhere() {
    let why = "declared nowhere in this module";
    check_around(&[
        (CART, "", "", Safe),
        (CART, "(function ($) {", "})(1);", Safe),
        (CART, "function other() { const cart = 1; }", "", Unsafe("declared in this file, but can't be used there")),
        (CART, "a.mjs:", "", Unsafe(why)),
        (CART, "export const a = 1;", "", Unsafe(why)),
        (CART, "import { a } from 'a';", "", Unsafe(why)),
        (CART, "const $ = require('jquery');", "", Unsafe(why)),
        (CART, "module.exports = { pay };\nfunction pay() {", "}", Unsafe(why)),
        (CART, "exports.pay = function () {", "};", Unsafe(why)),
        (CART, "a.cjs:", "", Unsafe(why)),
        ("shopCart.paymentSession.id", "export const a = 1;", "", Safe),
        ("window.cart.paymentSession.id", "export const a = 1;", "", Safe),
        ("self.cart.paymentSession.id", "export const a = 1;", "", Safe),
        ("document.cart.paymentSession.id", "export const a = 1;", "", Safe),
        ("globalThis.cart.paymentSession.id", "export const a = 1;", "", Safe),
        ("import.meta.env.SESSION", "const a = 1;", "", Refused("only there in modules")),
        ("import.meta.env.SESSION", "const a = require('a');", "", Refused("only there in modules")),
    ]);
}

#[test]
fn the_scope_is_that_of_the_place() {
    check(&[
        (
            CART,
            "ml.mjs:
            export const PAYPAL = { type: 'konbini', amount: 1 };
            ml2.mjs:
            import { PAYPAL } from './ml.mjs';
            export function pay(cart) { digitalriver.createSource(PAYPAL); }
            pay({ paymentSession: { id: 'ps' } });",
            Unsafe("declared nowhere in this module"),
        ),
        (
            CART,
            "cart.mjs:
            export const cart = globalThis.shopCart;
            shop.mjs:
            import { cart } from './cart.mjs';
            digitalriver.createSource({ type: 'konbini', amount: 1 });",
            Safe,
        ),
        (
            CART,
            "cart.mjs:
            export let cart = null;
            export const fill = () => { cart = globalThis.cart; };
            shop.mjs:
            import { cart, fill } from './cart.mjs';
            digitalriver.createSource({ type: 'konbini', amount: 1 });",
            Unsafe("may still be `null`"),
        ),
    ]);
}

#[test]
fn expressions_that_mean_something_only_in_some_places() {
    let id = "this.cart.paymentSession.id";
    check_around(&[
        (id, "class Shop { constructor(cart) { this.cart = cart; } pay() {", "} }\nnew Shop(load()).pay();", Safe),
        (id, "class Shop { cart = load(); pay() { [1].forEach(() => {", "}); } }\nnew Shop().pay();", Safe),
        (id, "const shop = { cart: load(), log() { this.cart; }, pay() {", "} };\nshop.pay();", Safe),
        (
            id,
            "function Shop() { this.cart = load(); }\nShop.prototype.pay = function () {",
            "};\nnew Shop().pay();",
            Safe,
        ),
        (id, "class Shop { cart = load(); pay() { [1].forEach(function () {", "}, this); } }\nnew Shop().pay();", Safe),
        (id, "class Shop { cart = load(); pay() { (function () {", "}).call(this); } }\nnew Shop().pay();", Safe),
        (
            id,
            "class Shop { cart = load(); pay() { [1].forEach(function () {",
            "}); } }\nnew Shop().pay();",
            Unsafe("`this` is whatever the function at line 1 is called on"),
        ),
        (
            id,
            "class Shop { cart = load(); pay() { ajax({ success: function () {",
            "} }); } }",
            Unsafe("`this` is whatever"),
        ),
        (id, "class Shop { pay() {", "} }\nnew Shop().pay();", Unsafe("says that `this` has a `cart`")),
        (
            id,
            "class Shop { cart = null; fill() { this.cart = load(); } pay() {",
            "} }\nnew Shop().pay();",
            Unsafe("may still be `null`"),
        ),
        (id, "function pay() {", "}\npay();", Unsafe("`this` is whatever")),
        (id, "", "", Unsafe("outside of functions and classes")),
    ]);
}

#[test]
fn private_names_super_and_await() {
    check_around(&[
        ("this.#cart.paymentSession.id", "class Shop { #cart = load(); pay() {", "} }\nnew Shop().pay();", Safe),
        (
            "this.#cart.paymentSession.id",
            "class Shop { #cart = 1; }\nclass Other { pay() {",
            "} }",
            Refused("declares `#cart`"),
        ),
        ("this.#cart.paymentSession.id", "", "", Refused("declares `#cart`")),
        ("super.cart.paymentSession.id", "class Shop extends Base { pay() {", "} }", Typed),
        (
            "super.cart.paymentSession.id",
            "class Shop extends Base { pay() { (function () {",
            "})(); } }",
            Refused("`super`"),
        ),
        ("super.cart.paymentSession.id", "", "", Refused("`super`")),
        ("(await loadLater()).paymentSession.id", "async function pay() {", "}\npay();", Unsafe("while it waits")),
        (
            "(await loadLater()).paymentSession.id",
            "function pay() {",
            "}\npay();",
            Refused("`await` isn't allowed there"),
        ),
        ("(await loadLater()).paymentSession.id", "", "", Refused("`await` isn't allowed there")),
    ]);
}

#[test]
fn expressions_of_every_form() {
    check_around(&[
        (
            "'paymentSession' in cart ? cart.paymentSession.id : other",
            "const cart = load();\nconst other = load();",
            "",
            Safe,
        ),
        ("(load(), cart.paymentSession.id)", "const cart = load();", "", Safe),
        ("load(), cart.paymentSession.id", "const cart = load();", "", Safe),
        ("`${cart.paymentSession.id}`", "const cart = load();", "", Safe),
        ("cart.paymentSession.id || ''", "const cart = load();", "", Unsafe("sometimes an empty string")),
        ("cart ? cart.paymentSession.id : undefined", "const cart = load();", "", Unsafe("is sometimes `undefined`")),
        ("cart.last = cart.paymentSession.id", "const cart = load();", "", Unsafe("changes something")),
        ("'abc'", "", "", Unsafe("the same for every shopper")),
    ]);
    check(&[
        (
            "'paymentSession' in cart ? cart.paymentSession.id : ''.x",
            "const cart = load();\nfor (var p = {}, i = (p.type = 'konbini', p.amount = 1); i < 2; i++) digitalriver.createSource(p);",
            Safe,
        ),
        (
            "'paymentSession' in cart ? cart.paymentSession.id : ''.x",
            "const cart = load();\nvar p = {};\np.type = 'konbini';\np.amount = 1;\ndigitalriver.createSource(p);",
            Safe,
        ),
    ]);
}

#[test]
fn calls_without_an_argument() {
    check(&[
        (CART, "digitalriver.retrieveAvailablePaymentMethods();", Safe),
        (CART, "digitalriver?.retrieveAvailablePaymentMethods?.( );", Safe),
        (CART, "digitalriver.createDropin();", Safe),
        (CART, "digitalriver.retrieveAvailablePaymentMethods();\nconst cart = load();", Unsafe("no value yet")),
        (
            CART,
            "pay();\nconst cart = load();\nfunction pay() { digitalriver.retrieveAvailablePaymentMethods(); }",
            Unsafe(EARLY),
        ),
        (CART, "digitalriver.retrieveAvailablePaymentMethods.call(digitalriver);", Refused("")),
        (CART, "new DigitalRiver().createSource();", Refused("")),
    ]);
}

#[test]
fn sessions_that_are_there_stay() {
    let why = "have one already";
    check(&[
        (
            CART,
            "function build(x) { return { ...x, type: 'konbini' }; }
            digitalriver.createSource(build({ sessionId: other.id }));
            digitalriver.createSource(build({}));",
            Refused(why),
        ),
        (
            CART,
            "const p = {};\nif (ready) p.sessionId = other.id;\np.type = 'konbini';\ndigitalriver.createSource(p);",
            Refused(why),
        ),
        (
            CART,
            "const p = { type: 'konbini' };\nif (ready) p.sessionId = other.id;\ndigitalriver.createSource(p);",
            Refused(why),
        ),
        (
            CART,
            "function build(x) { return { type: 'konbini', ...x }; }
            digitalriver.createSource(build({ sessionId: other.id }));
            digitalriver.createSource(build({}));",
            Refused(why),
        ),
        (
            CART,
            "function build(x) { return Object.assign({}, x, { type: 'konbini' }); }
            digitalriver.createSource(build({ sessionId: other.id }));
            digitalriver.createSource(build({ amount: 1 }));",
            Refused(why),
        ),
        (
            CART,
            "const cart = load();\nexport function build(x) { return { ...x, type: 'konbini' }; }\ndigitalriver.createSource(build({ amount: 1 }));",
            Unsafe(""),
        ),
    ]);
}

#[test]
fn copies_with_a_session_of_their_own() {
    // What is put into the base would replace the session of the first copy: the second gets its own.
    for copy in ["{ sessionId: other, ...base }", "Object.assign({ sessionId: other }, base)"] {
        let text = format!(
            "const other = 'own';\nconst base = {{ type: 'konbini' }};
            digitalriver.createSource({copy});\ndigitalriver.createSource({{ ...base, returnUrl: 1 }});"
        );
        let (program, config) = (Program::read(&text), config(CART));
        let fixed = program.fixed(&config, Applicability::Unsafe);
        assert_eq!(fixed.run(), ["own", "ps"], "{}", fixed.text());
    }
    let text = "const other = 'own';\nfunction build(x) { x.type = 'konbini'; return x; }
        digitalriver.createSource(build({ sessionId: other }));\ndigitalriver.createSource(build({ amount: 1 }));";
    let fixed = Program::read(text).fixed(&config(CART), Applicability::Safe);
    assert_eq!(fixed.run(), ["own", "ps"], "{}", fixed.text());
    let text = "const other = 'own';\nconst base = { type: 'konbini' };
        digitalriver.createSource({ ...base, sessionId: other });\ndigitalriver.createSource(base);";
    let fixed = Program::read(text).fixed(&config(CART), Applicability::Safe);
    assert_eq!(fixed.run(), ["own", "ps"], "{}", fixed.text());
}

#[test]
fn objects_that_go_elsewhere() {
    let why = "its object";
    check(&[
        (CART, "const p = { type: 'konbini' };\ndigitalriver.createSource(p);\nstripe.createSource(p);", Unsafe(why)),
        (CART, "const p = { type: 'konbini' };\ntrack(p);\ndigitalriver.createSource(p);", Unsafe(why)),
        (CART, "const p = { type: 'konbini' };\nwindow.last = p;\ndigitalriver.createSource(p);", Unsafe(why)),
        (
            CART,
            "const p = { type: 'konbini' };\nfetch('/log', { body: JSON.stringify(p) });\ndigitalriver.createSource(p);",
            Unsafe(why),
        ),
        (
            CART,
            "const p = { type: 'konbini', a: 1 };\nfor (const k in p) show(k);\ndigitalriver.createSource(p);",
            Unsafe(why),
        ),
        (
            CART,
            "export const p = { type: 'konbini' };\nconst cart = window.cart;\ndigitalriver.createSource(p);",
            Unsafe(""),
        ),
        (CART, "const p = {};\np.type = 'konbini';\ntrack(p);\ndigitalriver.createSource(p);", Unsafe(why)),
        (CART, "var console = { log() {} };\nconst p = { type: 'konbini' };\ndigitalriver.createSource(p);", Safe),
    ]);
}

#[test]
fn fixes_that_are_called_safe_are_not_refused() {
    check(&[
        (
            CART,
            "const base = { note: 1, type: 'payco' };
            const { sessionId, ...rest } = base;
            digitalriver.createSource({ ...rest, amount: 1 });",
            Safe,
        ),
        (
            CART,
            "const base = { note: 1, type: 'payco' };
            const { sessionId, ...rest } = base;
            digitalriver.createSource(rest);",
            Refused("removed again"),
        ),
    ]);
}

/// Whether `amount` with that value is removed by the safe fixes of a program.
fn goes(value: &str) -> bool {
    let text = format!(
        "const total = 1, name = 'a', f = String;\ndigitalriver.createSource({{ type: 'konbini', amount: {value} }});"
    );
    let fixed = Program::read(&text).fixed(&config(CART), Applicability::Safe);
    assert_eq!(fixed.run(), ["ps"], "{}", fixed.text());
    !fixed.text().contains("amount")
}

#[test]
fn templates_as_compilers_write_them_do_nothing() {
    for value in [
        "\"\".concat(total, \" EUR\")",
        "''.concat(name).concat(' ', total)",
        "('a' + name).concat(total)",
        "`a${total}`.concat('b')",
        "`${total} EUR`",
    ] {
        assert!(goes(value), "{value}");
    }
    for value in ["name.concat(total)", "''.concat(f())", "[].concat(total)", "''.concat(total, f(total))", "''.at(0)"]
    {
        assert!(!goes(value), "{value}");
    }
}

#[test]
fn values_that_fall_back_to_nothing() {
    let why = "`session` may be missing";
    check_around(&[
        ("session.id", "const session = window.shopSession || null;", "", Unsafe(why)),
        ("session.id", "const session = window.shopSession ?? null;", "", Unsafe(why)),
        ("session.id", "const session = window.shopSession || undefined;", "", Unsafe(why)),
        ("session.id", "const session = window.shop && window.shop.session;", "", Unsafe("")),
        ("session.id", "const session = window.x?.session;", "", Unsafe("`x` may be missing")),
        ("session.id", "let session; session = find() || null;", "", Unsafe(why)),
        ("session.id", "const session = ready ? find() : null;", "", Unsafe("")),
        ("session.id", "const session = window.cart.paymentSession || null;\nif (session) {", "}", Safe),
        (
            "session.id",
            "(function () {\nconst session = window.cart.paymentSession || null;\nif (!session) return;",
            "})()",
            Safe,
        ),
        ("session.id", "const session = window.cart.paymentSession;", "", Safe),
        (CART, "const cart = window.shopCart || load();", "", Safe),
    ]);
}

#[test]
fn places_where_the_program_tests_that_there_is_nothing() {
    let window = "window.cart.paymentSession.id";
    let why = "`cart` may be missing";
    check_around(&[
        (window, "if (!window.cart)", "", Unsafe(why)),
        (CART, "if (!window.cart)", "", Unsafe(why)),
        (window, "if (!cart)", "", Unsafe(why)),
        (CART, "if (typeof cart === 'undefined')", "", Unsafe(why)),
        (CART, "if (typeof cart !== 'undefined')", "", Safe),
        (CART, "if (cart == null) { show(); } else {", "}", Safe),
        ("s.id", "const s = window.x;\nif (s) { show(); } else {", "}", Unsafe("`x` may be missing")),
        ("window.x.id", "const s = window.x;\nif (s) { show(); } else {", "}", Unsafe("`x` may be missing")),
        ("s.id", "const s = window.cart.paymentSession;\nif (s) {", "}", Safe),
        (CART, "function badge() { return cart ? cart.total : 0; }", "", Unsafe(why)),
        (window, "function badge(cart) { return cart ? cart.total : 0; }", "", Safe),
        (CART, "if (cart && cart.paymentSession) {", "}", Safe),
        (CART, "if (!cart || !cart.paymentSession) { show(); } else {", "}", Safe),
        (CART, "if (cart && ready) { show(); } else {", "}", Unsafe(why)),
        (
            CART,
            "const { paymentSession } = cart;\nif (!paymentSession)",
            "",
            Unsafe("`cart.paymentSession` may be missing"),
        ),
        (CART, "cart && (() => {", "})();", Safe),
        (CART, "while (cart) {", "break; }", Safe),
        (
            "this.cart.paymentSession.id",
            "class Shop { constructor() { this.cart = load(); } badge() { return this.cart?.total; } pay() {",
            "} }\nnew Shop().pay();",
            Unsafe("`this.cart` may be missing"),
        ),
    ]);
    let pay = |amount: &str| format!("digitalriver.createSource({{ type: 'konbini', amount: {amount} }});");
    check(&[
        (CART, &pay("window.cart?.total"), Unsafe(why)),
        (CART, &format!("const total = window.cart ? window.cart.total : 0;\n{}", pay("total")), Unsafe(why)),
        (
            CART,
            &format!("function pay(cart) {{ const c = cart || {{}};\n{} }}\npay(window.zz);", pay("c.total")),
            Unsafe(why),
        ),
    ]);
}

#[test]
fn members_that_are_not_surely_set() {
    let id = "this.cart.paymentSession.id";
    let state = "state.session.id";
    let undefined = "`state.session` may be `undefined`";
    let on_click = "button.addEventListener('click', () => {";
    check_around(&[
        (
            state,
            &format!("const state = {{}};\nloadLater().then(s => {{ state.session = s }});\n{on_click}"),
            "});",
            Unsafe(undefined),
        ),
        (
            state,
            &format!("const state = {{ session: null }};\nloadLater().then(s => {{ state.session = s }});\n{on_click}"),
            "});",
            Unsafe("`state.session` may still be `null`"),
        ),
        (
            state,
            &format!(
                "const state = {{}};\nfunction fill(s) {{ state.session = s }}\nexport const go = fill;\n{on_click}"
            ),
            "});",
            Unsafe(undefined),
        ),
        (state, "const state = {};\nif (ready) state.session = load().paymentSession;", "", Unsafe(undefined)),
        (state, "const state = {};\nstate.session = load().paymentSession;", "", Safe),
        (state, &format!("const state = {{ session: load().paymentSession }};\n{on_click}"), "});", Safe),
        (state, &format!("const state = {{}};\nstate.session = load().paymentSession;\n{on_click}"), "});", Safe),
        ("sessions[0].id", "const sessions = [];", "sessions.push(load());", Unsafe("")),
        ("sessions[0].id", "const sessions = [load().paymentSession];", "", Safe),
        (
            "this.session.id",
            "class Shop { async load() { this.session = await loadLater(); } pay() {",
            "} }\nnew Shop().pay();",
            Unsafe("`this.session`"),
        ),
        (
            "this.state.session.id",
            "import React from 'react';\nexport class Shop extends React.Component { state = {}; pay() {",
            "} }",
            Unsafe("`this.state.session`"),
        ),
        (
            id,
            "class Shop { constructor(cart) { this.cart = cart; this.pay(); } pay() {",
            "} }\nnew Shop(load());",
            Safe,
        ),
        (
            id,
            "class Shop { constructor(cart) { this.pay(); this.cart = cart; } pay() {",
            "} }\nnew Shop(load());",
            Unsafe("`this.cart`"),
        ),
    ]);
}

#[test]
fn members_that_are_set_after_the_payload_is_made() {
    let id = "this.cart.paymentSession.id";
    check(&[
        (
            id,
            "class C { constructor(c) { this.defaults = { type: 'konbini', amount: 1 }; this.cart = c } pay() { digitalriver.createSource(this.defaults) } }\nnew C(cart).pay()",
            Unsafe("`this.cart`"),
        ),
        (
            "this.sid",
            "class B { x = digitalriver.createSource({type:'konbini',amount:1}); sid = cart.x }\nnew B()",
            Unsafe("`this.sid`"),
        ),
        (
            "this.sid",
            "class B { sid = cart.paymentSession.id; x = digitalriver.createSource({type:'konbini',amount:1}) }\nnew B()",
            Safe,
        ),
    ]);
}

#[test]
fn methods_that_are_handed_over_without_their_object() {
    let id = "this.cart.paymentSession.id";
    let why = "is handed over without its object";
    let app = "const app = { cart: window.cart, pay() {";
    check_around(&[
        (id, app, "} };\nsetTimeout(app.pay, 1);", Unsafe(why)),
        (id, app, "} };\nbutton.onclick = app.pay;", Unsafe(why)),
        (id, app, "} };\nconst { pay } = app; pay();", Unsafe(why)),
        (id, app, "} };\napp.pay();", Safe),
        (
            id,
            "class Shop { cart = load(); start() { button.addEventListener('click', this.pay); } pay() {",
            "} }\nnew Shop().start();",
            Unsafe(why),
        ),
        (
            id,
            "class Shop { cart = load(); constructor() { this.pay = this.pay.bind(this); button.addEventListener('click', this.pay); } pay() {",
            "} }\nnew Shop();",
            Safe,
        ),
        (
            id,
            "class Shop { cart = load(); start() { button.addEventListener('click', () => this.pay()); } pay() {",
            "} }\nnew Shop().start();",
            Safe,
        ),
        ("arguments[0].id", "function f() {", "}\nf();", Unsafe("`arguments.0`")),
    ]);
}

#[test]
fn calls_of_functions_of_the_program() {
    check_around(&[
        (
            "getSession().id",
            "let s = null; function getSession() { return s }",
            "s = cart.paymentSession;",
            Unsafe("`getSession()`"),
        ),
        (
            "getId()",
            "",
            "function getId() { return st.id }\nconst st = load().paymentSession;",
            Unsafe("`st` may have no value yet"),
        ),
        ("getId()", "async function getId() { return load().paymentSession.id; }", "", Unsafe("is a promise")),
        ("getId()", "const getId = async () => load().paymentSession.id;", "", Unsafe("is a promise")),
        ("getId()", "const getId = () => load().paymentSession.id;", "", Safe),
        ("shop.getId()", "const shop = { getId() { return null; } };", "", Unsafe("`shop.getId()`")),
        ("shop.getId()", "const shop = { getId() { return load().paymentSession.id; } };", "", Safe),
        ("sid", "const sid = cart.paymentSession.clientSecret;", "", Unsafe("`clientSecret`")),
        ("sid", "const sid = cart.paymentSession.id;", "", Safe),
        ("require('./cart').paymentSession.id", "const $ = require('jquery');", "", Unsafe("runs another module")),
    ]);
    check_around(&[
        (CART, "async function fetchCart() { return load(); }\nconst cart = fetchCart();", "", Unsafe("is a promise")),
        (CART, "a.mjs:\nconst fetchCart = async () => load();\nconst cart = await fetchCart();", "", Safe),
        (CART, "const cart = getCart();\nfunction getCart() { return load(); }", "", Safe),
        ("<string>cart.id", "a.tsx:\nconst cart = load();", "", Refused("write the cast with `as`")),
    ]);
}
