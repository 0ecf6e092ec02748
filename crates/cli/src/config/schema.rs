//! The JSON Schema of `dr-lint.json`, generated from its types.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::entries::ConfigEntry;

/// The schema.
pub(super) fn schema() -> Value {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<ConfigEntry>().into()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// `SNAPSHOTS=overwrite cargo nextest run -p dr-lint schema` writes it.
    #[test]
    fn the_committed_schema_is_current() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/dr-lint-config.schema.json");
        let current = schema();
        if std::env::var_os("SNAPSHOTS").is_some_and(|wanted| wanted == "overwrite") {
            fs::write(&path, serde_json::to_string_pretty(&current).unwrap() + "\n").unwrap();
        }
        let committed: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap_or_default()).unwrap_or_default();
        assert!(committed == current, "write it anew: SNAPSHOTS=overwrite cargo nextest run -p dr-lint schema");
    }
}
