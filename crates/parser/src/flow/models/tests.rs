use std::collections::BTreeMap;

use super::callbacks::Callbacks;
use super::lookup::{self, FAMILIES};
use super::table::Model;
use crate::flow::domain::transfer::{Namespace, Transfer};

fn rows() -> impl Iterator<Item = &'static Model> {
    FAMILIES.iter().copied().flatten()
}

#[test]
fn each_path_has_one_row() {
    let mut seen = BTreeMap::new();
    for model in rows() {
        let path = format!("{:?}", model.path);
        assert!(seen.insert(path.clone(), model).is_none(), "{path} is there twice");
    }
}

#[test]
fn rows_are_found() {
    assert_eq!(lookup::library("_"), Some(Transfer::Namespace(Namespace::Lodash)));
    assert_eq!(lookup::package_export("lodash-es/merge", "default"), Some(Transfer::Merge));
    assert_eq!(lookup::package_export("lodash", "merge"), Some(Transfer::Merge));
    assert_eq!(lookup::package_export("react", "useMemo"), Some(Transfer::CallFirst));
    assert_eq!(lookup::package_export("deepmerge", "all"), Some(Transfer::Merge));
    assert_eq!(lookup::package_export("redux-saga/effects", "put"), None);
    assert_eq!(lookup::member(Transfer::Namespace(Namespace::Console), "table"), Some(Transfer::Look));
    assert_eq!(lookup::helper("_extends2"), Some(Transfer::Assign));
    assert_eq!(["addHook", "addListener"].map(lookup::callbacks_of), [Callbacks::Later, Callbacks::OnEvent]);
}
