//! Payment methods of a record: those that the configuration adds or changes.

use dr_lint_rules::{Config, PaymentMethod, methods_of};
use serde::{Deserialize, Serialize};

use super::words::Broken;

/// A payment method that isn't as the table has it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MethodRecord {
    kind: String,
    title: String,
    details: Vec<String>,
    fields: Vec<String>,
    guide: String,
    listed: bool,
    needs_session: bool,
}

impl MethodRecord {
    /// Those of these methods that aren't as the table has them.
    pub(super) fn of(methods: &[PaymentMethod]) -> Vec<Self> {
        let table = methods_of(&Config::default());
        let others = methods.iter().filter(|method| !table.contains(method));
        let record = |method: &PaymentMethod| Self {
            kind: method.kind.clone(),
            title: method.title.clone(),
            details: method.details.clone(),
            fields: method.fields.iter().map(ToString::to_string).collect(),
            guide: method.guide.clone(),
            listed: method.listed,
            needs_session: method.needs_session,
        };
        others.map(record).collect()
    }

    /// Puts it in the place of the method of that name, or behind all others.
    ///
    /// # Errors
    /// When a field isn't one.
    pub(super) fn add_to(self, methods: &mut Vec<PaymentMethod>) -> Result<(), Broken> {
        let field = |field: &String| field.parse().map_err(|_| Broken(format!("`{field}` is no field")));
        let method = PaymentMethod {
            fields: self.fields.iter().map(field).collect::<Result<_, _>>()?,
            kind: self.kind,
            title: self.title,
            details: self.details,
            guide: self.guide,
            listed: self.listed,
            needs_session: self.needs_session,
        };
        match methods.iter_mut().find(|known| known.kind == method.kind) {
            Some(known) => *known = method,
            None => methods.push(method),
        }
        Ok(())
    }
}
