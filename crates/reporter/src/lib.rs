//! Diagnostics in, bytes out.
