//! Functions of the language and of libraries: arrays, promises, `Object.assign`, jQuery.

pub(crate) mod array;
pub(crate) mod function_prototype;
pub(crate) mod generator;
pub(crate) mod jquery;
pub(crate) mod named_result;
pub(crate) mod object_copy;
pub(crate) mod order;
pub(crate) mod promise;
pub(crate) mod request;
pub(crate) mod sort;
pub(crate) mod transfer;
