//! The types of `dr-lint.json`. Its JSON Schema is generated from them, and their doc comments are what editors show.

use std::borrow::Cow;
use std::collections::BTreeMap;

use dr_lint_rules::{Level, Severity, rules};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// Settings of dr-lint: JSON with comments and trailing commas. The nearest `dr-lint.json` above the working directory counts.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schemars(title = "dr-lint.json")]
pub(super) struct ConfigEntry {
    /// The JSON Schema of this file, with which editors complete and check it.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub(super) schema: Option<String>,
    /// The JavaScript expression that fixes insert for `sessionId`, such as `cart.paymentSession.id`.
    #[schemars(with = "String", example = "cart.paymentSession.id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) session_id: Option<String>,
    /// Names of variables and properties that hold DigitalRiver objects, besides those that contain `digitalriver`.
    #[schemars(example = ["paymentSdk"])]
    pub(super) receivers: Vec<String>,
    /// Variables of the page that `sessionId` may use in modules, where no file declares them.
    #[schemars(example = ["shopCart"])]
    pub(super) globals: Vec<String>,
    /// Payment methods that dr-lint doesn't know, and changes to those that it knows, by their `type`.
    pub(super) methods: BTreeMap<String, MethodEntry>,
    /// Levels of rules.
    pub(super) rules: RuleEntries,
    /// The files to look at when directories are searched, as globs relative to the folder of this file. Without this key, all JavaScript and TypeScript.
    #[schemars(with = "Vec<String>", example = ["src"])]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) include: Option<Vec<String>>,
    /// Files and folders to skip when directories are searched, as globs relative to the folder of this file.
    #[schemars(example = ["dist", "*.test.js"])]
    pub(super) exclude: Vec<String>,
    /// Settings for some files. Where several hold for a file, later ones win.
    pub(super) overrides: Vec<OverrideEntry>,
    /// The path of the baseline, relative to the folder of this file.
    #[schemars(with = "String", example = "dr-lint-baseline.json")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) baseline: Option<String>,
}

/// A payment method of your own, or changes to a known one.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct MethodEntry {
    /// The name that people know it by. A method of your own needs one.
    #[schemars(with = "String")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    /// The properties of the payload that may hold the method's details object. Without any, the one named as the `type`.
    pub(super) details: Vec<String>,
    /// Fields to remove from the payload: `amount`, or `payPal.items` in a details object.
    pub(super) remove: Vec<String>,
    /// Fields of a known method that stay, although dr-lint would remove them.
    pub(super) keep: Vec<String>,
    /// False if payments of this method have no payment session.
    #[schemars(with = "bool")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) session_id: Option<bool>,
}

/// Settings for some files.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OverrideEntry {
    /// The files, as globs relative to the folder of this file.
    pub(super) files: Vec<String>,
    /// Levels of rules in these files.
    #[serde(default)]
    pub(super) rules: RuleEntries,
    /// The JavaScript expression that fixes insert for `sessionId` in these files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub(super) session_id: Option<String>,
}

/// Levels of rules, by the rules' names.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct RuleEntries(pub(super) BTreeMap<String, LevelEntry>);

/// The level of a rule.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum LevelEntry {
    /// Not reported.
    Off,
    /// Reported; the exit code doesn't change.
    Info,
    /// Reported; `--max-warnings` says how many may be left.
    Warn,
    /// Reported; the exit code is 1.
    Error,
}

impl LevelEntry {
    /// The level that the rules know.
    pub(super) fn level(self) -> Level {
        match self {
            Self::Off => Level::Off,
            Self::Info => Level::On(Severity::Info),
            Self::Warn => Level::On(Severity::Warning),
            Self::Error => Level::On(Severity::Error),
        }
    }
}

/// Each rule is a key of its own, so that editors complete them and no other is taken.
impl JsonSchema for RuleEntries {
    fn schema_name() -> Cow<'static, str> {
        "RuleEntries".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let level = generator.subschema_for::<LevelEntry>();
        let properties: serde_json::Map<String, serde_json::Value> = rules()
            .map(|rule| {
                let mut schema = level.clone();
                let description = format!("Reports {}. Level without a configuration: {}.", rule.summary, rule.level);
                schema.insert("description".to_owned(), description.into());
                (rule.id.to_owned(), schema.into())
            })
            .collect();
        json_schema!({
            "description": "Levels of rules, by the rules' names.",
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}
