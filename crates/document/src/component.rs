//! Components: files of Vue, Svelte and Astro. They look like HTML but have rules of their own.

mod astro;
mod braces;
mod expression;
mod svelte;
mod vue;

pub(crate) use astro::astro;
pub(crate) use svelte::svelte;
pub(crate) use vue::vue;
