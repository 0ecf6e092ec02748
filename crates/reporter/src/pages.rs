//! Pages on rules and payment methods, in Markdown. `docs/` has them as files, and `--explain` prints them.

use std::fmt::Write as _;

use dr_lint_rules::{FieldPath, PaymentMethod, Rule, known_names, payment_methods, rules};

/// The list of rules: a line each, with the default level and the pattern.
pub fn rule_list() -> String {
    let width = rules().map(|rule| rule.id.len()).max().unwrap_or(0);
    let line = |rule: &Rule| format!("{:width$}  {:5}  {}\n", rule.id, rule.level.to_string(), rule.summary);
    rules().map(line).collect()
}

/// The page on a rule.
pub fn rule_page(rule: &Rule) -> String {
    let docs = rule.docs;
    format!(
        "# `{id}`\n\nReports {summary}. Default level: `{level}`.\n\n{what}\n\n\
         ## Why\n\n{why}\n\n\
         ## Before\n\n{before}\n\
         ## After\n\n{after}\n\
         ## Fix\n\n{fix}\n\n\
         ## Configuration\n\n`--rule {id}=LEVEL`, or `rules` in `dr-lint.json`, sets the level: `off`, `info`, `warn` or `error`. \
         {configuration}\n{guide}",
        id = rule.id,
        summary = rule.summary,
        level = rule.level,
        what = docs.what,
        why = docs.why,
        before = code(docs.before),
        after = code(docs.after),
        fix = docs.fix,
        configuration = docs.configuration,
        guide = guide(rule.guide),
    )
}

/// The page on a payment method.
pub fn method_page(method: &PaymentMethod) -> String {
    format!("# {method}\n\n{}", about(method))
}

/// The page on all payment methods that dr-lint knows by itself.
pub fn methods_page() -> String {
    let mut page = String::from(
        "# Payment methods\n\n\
         What each payload loses when a payment session supplies it. `dr-lint --explain METHOD` prints a section of this page; `methods` in\n\
         [`dr-lint.json`](configuration.md) adds payment methods, and fields to them.\n\n\
         The lists follow Digital River's guide,\n\
         [Payment sessions](https://docs.digitalriver.com/commerce-api/payment-integrations-1/payment-sessions), section \"Update your code\".\n\
         For PayPal Billing the guide names the details object in two ways; both are looked at.\n\n\
         `type` is the `type` of the payload, *details* are the properties that may hold the method's own object. All need `sessionId`.\n\n\
         | type | title | details | fields to remove |\n| --- | --- | --- | --- |\n",
    );
    page.extend(payment_methods().iter().map(row));
    for method in payment_methods() {
        let _ = write!(page, "\n## {method}\n\n{}", about(&method));
    }
    let names: Vec<String> = known_names().iter().map(|name| format!("`{name}`")).collect();
    let _ = write!(
        page,
        "\n## Others\n\nOf these only the name is known. They need `sessionId`, and nothing to remove is known: {}.\n",
        names.join(", ")
    );
    page
}

/// The row of a payment method in the table.
fn row(method: &PaymentMethod) -> String {
    let code = |names: Vec<String>, between: &str| {
        names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(between)
    };
    let fields = code(method.fields.iter().map(ToString::to_string).collect(), " ");
    let fields = if fields.is_empty() { "none" } else { &fields };
    format!("| `{}` | {} | {} | {fields} |\n", method.kind, method.title, code(method.details.clone(), ", "))
}

/// The words on a payment method, without a heading.
fn about(method: &PaymentMethod) -> String {
    let details: Vec<String> = method.details.iter().map(|name| format!("`{name}`")).collect();
    let details = details.join(" or ");
    let session = if method.needs_session { "needs `sessionId`" } else { "needs no `sessionId`" };
    let loses = match (method.fields.len(), method.listed) {
        (0, false) => "nothing to remove is known".to_owned(),
        (0, true) => "has nothing to remove".to_owned(),
        _ => "loses the fields below".to_owned(),
    };
    let mut text = format!("Its payload {session}, and {loses}. Its own object is in {details}.\n");
    if !method.fields.is_empty() {
        text.push('\n');
        text.extend(method.fields.iter().map(|field| format!("- `{field}`\n")));
        let _ = write!(text, "\nBefore:\n\n{}", code(&call(method, &method.fields)));
        let _ = write!(text, "\nAfter:\n\n{}", code(&call(method, &[])));
    }
    text + &guide(&method.guide)
}

/// The address of the guide's section, if it has one.
fn guide(address: &str) -> String {
    if address.is_empty() { String::new() } else { format!("\nFrom Digital River's guide: <{address}>\n") }
}

/// A call with a payload of this payment method: with these fields, or else with a session.
fn call(method: &PaymentMethod, fields: &[FieldPath]) -> String {
    let property = |indent: &str, name: &str| format!("{indent}{name}: cart.{name},\n");
    let mut text = format!("digitalriver.createSource({{\n  type: \"{}\",\n", method.kind);
    if fields.is_empty() && method.needs_session {
        text.push_str("  sessionId: cart.paymentSession.id,\n");
    }
    text.extend(fields.iter().filter(|field| field.details.is_none()).map(|field| property("  ", &field.name)));
    // One of the names that its own object may have.
    if let Some(details) = method.details.first() {
        let own: Vec<&FieldPath> = fields.iter().filter(|field| field.details.as_ref() == Some(details)).collect();
        let own: String = own.iter().map(|field| property("    ", &field.name)).collect();
        let own = if own.is_empty() { "{}".to_owned() } else { format!("{{\n{own}  }}") };
        let _ = writeln!(text, "  {details}: {own},");
    }
    text + "});"
}

fn code(text: &str) -> String {
    format!("```js\n{text}\n```\n")
}
