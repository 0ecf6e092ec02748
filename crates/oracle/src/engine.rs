//! Running programs in QuickJS.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rquickjs::{Context, Function, Runtime, Value};
use serde::Deserialize;

/// The number of runs that a program gets to try its choices one by one; half as many more try them at random after that.
const MAX_RUNS: u32 = 256;

/// The number of times that the engine may ask if a program should go on, so that none runs for ever.
const MAX_INTERRUPTS: u64 = 20_000;

/// A JavaScript engine with the stubs that programs call.
pub struct Engine {
    context: Context,
    interrupts: Arc<AtomicU64>,
}

/// The payloads that the runs of a program showed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Observed {
    /// The number of runs.
    pub runs: u32,
    /// True if every choice was tried.
    pub complete: bool,
    /// The errors that ended a run.
    pub thrown: Vec<String>,
    /// The payloads that each call got, by line.
    #[serde(rename = "seen", deserialize_with = "payloads")]
    pub payloads: BTreeMap<u32, Vec<ObservedValue>>,
}

/// A value as a run showed it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum ObservedValue {
    /// Neither an object nor a string: what it is.
    Other(String),
    /// A string.
    Text {
        /// The string.
        text: String,
    },
    /// An object and its properties.
    Object {
        /// By name.
        object: BTreeMap<String, ObservedValue>,
    },
}

fn payloads<'de, D: serde::Deserializer<'de>>(from: D) -> Result<BTreeMap<u32, Vec<ObservedValue>>, D::Error> {
    let texts = BTreeMap::<u32, BTreeMap<String, bool>>::deserialize(from)?;
    let read = |text: String| serde_json::from_str(&text).map_err(serde::de::Error::custom);
    texts.into_iter().map(|(line, seen)| Ok((line, seen.into_keys().map(read).collect::<Result<_, _>>()?))).collect()
}

impl Engine {
    /// An engine with the stubs in place.
    ///
    /// # Errors
    /// When the engine can't start.
    pub fn new() -> Result<Self, String> {
        let runtime = Runtime::new().map_err(|error| error.to_string())?;
        runtime.set_max_stack_size(1 << 20);
        let interrupts = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&interrupts);
        runtime.set_interrupt_handler(Some(Box::new(move || counter.fetch_add(1, Ordering::Relaxed) > MAX_INTERRUPTS)));
        let context = Context::full(&runtime).map_err(|error| error.to_string())?;
        context.with(|ctx| {
            let loaded: Result<Value, _> = ctx.eval(include_str!("harness.js"));
            loaded.map(|_| ()).map_err(|error| error.to_string())
        })?;
        Ok(Self { context, interrupts })
    }

    /// Runs a program for every choice it asks for.
    ///
    /// # Errors
    /// When the engine can't read the program, or it doesn't end.
    pub fn run(&self, program: &str) -> Result<Observed, String> {
        self.interrupts.store(0, Ordering::Relaxed);
        let mut source = "(function () {\n".to_owned();
        for (index, line) in program.lines().enumerate() {
            // Each call says where it stands.
            let line = line.replace(".createSource(", &format!(".at({}).createSource(", index + 1));
            writeln!(source, "{line}").map_err(|error| error.to_string())?;
        }
        source.push_str("})");
        self.context.with(|ctx| {
            let explain = |error: rquickjs::Error| match error {
                rquickjs::Error::Exception => format!("{:?}", ctx.catch()),
                other => other.to_string(),
            };
            let program: Function = ctx.eval_with_options(source, sloppy()).map_err(explain)?;
            let explore: Function = ctx.globals().get("explore").map_err(explain)?;
            let text: String = explore.call((program, MAX_RUNS)).map_err(explain)?;
            serde_json::from_str(&text).map_err(|error| error.to_string())
        })
    }
}

/// Scripts of pages are not strict.
fn sloppy() -> rquickjs::context::EvalOptions {
    let mut options = rquickjs::context::EvalOptions::default();
    options.strict = false;
    options
}
