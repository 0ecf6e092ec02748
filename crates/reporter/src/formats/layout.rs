//! The layout of the JSON formats: indented by two spaces, places and lists of methods on one line. That makes it a third
//! as long as serde's own layout, and people can read it too.

use std::io::{BufWriter, Result, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

/// The properties whose values stand on one line.
const INLINE: [&str; 7] =
    ["range", "methods", "location", "locations", "relatedLocations", "partialFingerprints", "record"];

/// Writes a value in this layout, with a line break at its end.
pub(super) fn write(value: &impl Serialize, out: &mut dyn Write) -> Result<()> {
    // serde_json writes each bracket on its own.
    let mut out = BufWriter::new(out);
    value.serialize(&mut Serializer::with_formatter(&mut out, Layout::default()))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// serde's layout, but for the values of [`INLINE`].
#[derive(Default)]
struct Layout {
    pretty: PrettyFormatter<'static>,
    position: Position,
    /// The name of the property that was begun last.
    name: String,
    /// The number of brackets that are open since a value that stands on one line began.
    inline: usize,
}

/// The part of a property that the writer is in.
#[derive(Default, PartialEq)]
enum Position {
    Name,
    #[default]
    Value,
}

impl Layout {
    /// Enters a bracket. True if its content stays on one line.
    fn opens(&mut self) -> bool {
        let inline = self.inline > 0 || INLINE.contains(&self.name.as_str());
        self.inline += usize::from(inline);
        inline
    }

    /// Leaves a bracket. True if its content stayed on one line.
    fn closes(&mut self) -> bool {
        let inline = self.inline > 0;
        self.inline = self.inline.saturating_sub(1);
        self.name.clear();
        inline
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if self.opens() { writer.write_all(b"[") } else { self.pretty.begin_array(writer) }
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if self.closes() { writer.write_all(b"]") } else { self.pretty.end_array(writer) }
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        if self.inline > 0 { separate(writer, first) } else { self.pretty.begin_array_value(writer, first) }
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if self.inline > 0 { Ok(()) } else { self.pretty.end_array_value(writer) }
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if self.opens() { writer.write_all(b"{") } else { self.pretty.begin_object(writer) }
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if self.closes() { writer.write_all(b"}") } else { self.pretty.end_object(writer) }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.position = Position::Name;
        self.name.clear();
        if self.inline > 0 { separate(writer, first) } else { self.pretty.begin_object_key(writer, first) }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.position = Position::Value;
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if self.inline > 0 { Ok(()) } else { self.pretty.end_object_value(writer) }
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> Result<()> {
        if self.position == Position::Name {
            self.name.push_str(fragment);
        }
        writer.write_all(fragment.as_bytes())
    }
}

fn separate<W: ?Sized + Write>(writer: &mut W, first: bool) -> Result<()> {
    if first { Ok(()) } else { writer.write_all(b", ") }
}
