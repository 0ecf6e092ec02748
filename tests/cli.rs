//! The program from outside: the real binary, in directories made for each test.

mod cases;
mod findings;
mod output;
mod reading;
mod shop;
mod walking;
