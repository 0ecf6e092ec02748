//! Redux-Saga.

use crate::flow::domain::transfer::Transfer;
use crate::flow::models::callbacks::Callbacks::Now;
use crate::flow::models::table::Path::Export;
use crate::flow::models::table::{Model, model};

pub(super) const ROWS: &[Model] = &[model(Export("redux-saga/effects", "call"), Transfer::CallEffect, Now)];
