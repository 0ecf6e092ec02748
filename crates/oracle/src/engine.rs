//! Running programs in QuickJS.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rquickjs::{Context, Ctx, Function, Module, Object, Runtime, Value};
use serde::Deserialize;

use crate::sources::{Linkage, ProgramFile, Sources};

/// The number of runs that a program gets to try its choices one by one; half as many more try them at random after that.
const MAX_RUNS: u32 = 256;

/// The number of times that the engine may ask if a program should go on, so that none runs for ever.
const MAX_INTERRUPTS: u64 = 20_000;

/// The number of promise jobs that one turn of a run may take.
const MAX_JOBS: u32 = 2_000;

/// A JavaScript engine with the stubs that programs call.
pub struct Engine {
    runtime: Runtime,
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
        runtime.set_host_promise_rejection_tracker(Some(Box::new(|ctx, _, reason, is_handled| {
            // What nobody has handled yet ended something, as an error that isn't caught does.
            if !is_handled && let Ok(note) = ctx.globals().get::<_, Function>("noteRejection") {
                drop(note.call::<_, Value>((reason,)));
            }
        })));
        let context = stubs(&runtime)?;
        Ok(Self { runtime, context, interrupts })
    }

    /// Runs a program for every choice it asks for.
    ///
    /// # Errors
    /// When the engine can't read the program, or it doesn't end.
    pub fn run(&self, program: &str) -> Result<Observed, String> {
        self.interrupts.store(0, Ordering::Relaxed);
        let sources = Sources::of(program);
        let files: Vec<(String, String)> =
            sources.files().iter().map(|known| (known.file.name().to_owned(), with_places(known))).collect();
        match sources.linkage() {
            Linkage::Script => self.context.with(|ctx| {
                let source: String = files.into_iter().map(|(_, text)| text).collect();
                let program: Result<Function, _> = evaluate(&ctx, format!("(function () {{\n{source}\n}})"));
                explore(&ctx, &program?)
            }),
            Linkage::CommonJs => self.context.with(|ctx| {
                let table: Object = evaluate(&ctx, common_js(&files))?;
                let link: Function = ctx.globals().get("link").map_err(|error| explain(&ctx, &error))?;
                let program: Function = link.call((table,)).map_err(|error| explain(&ctx, &error))?;
                explore(&ctx, &program)
            }),
            // Each run has modules of its own, which are there as long as their context.
            Linkage::Modules => stubs(&self.runtime)?.with(|ctx| {
                let program = Function::new(ctx.clone(), move |ctx: Ctx<'_>, run: u32| load(&ctx, &files, run));
                explore(&ctx, &program.map_err(|error| error.to_string())?)
            }),
        }
    }
}

/// A context with the functions that programs call.
fn stubs(runtime: &Runtime) -> Result<Context, String> {
    let context = Context::full(runtime).map_err(|error| error.to_string())?;
    context.with(|ctx| {
        let drain = Function::new(ctx.clone(), |ctx: Ctx<'_>| {
            for _ in 0..MAX_JOBS {
                if !ctx.execute_pending_job() {
                    break;
                }
            }
        });
        let set = drain.and_then(|drain| ctx.globals().set("drain", drain));
        set.and_then(|()| ctx.eval::<Value, _>(include_str!("harness.js")))
            .map(|_| ())
            .map_err(|error| explain(&ctx, &error))
    })?;
    Ok(context)
}

/// The text of a file in which each call says where it stands.
fn with_places(known: &ProgramFile) -> String {
    let numbered = (known.offset + 1..).zip(known.file.text().lines());
    numbered.map(|(line, text)| text.replace(".createSource(", &format!(".at({line}).createSource(")) + "\n").collect()
}

/// An object with a function for each file.
fn common_js(files: &[(String, String)]) -> String {
    let wrapped = |(name, text): &(String, String)| {
        format!("\"./{name}\": function (module, exports, require) {{\n{text}\n}},\n")
    };
    format!("({{\n{}}})", files.iter().map(wrapped).collect::<String>())
}

/// Declares the modules of a run, and runs the last one.
fn load(ctx: &Ctx<'_>, files: &[(String, String)], run: u32) -> rquickjs::Result<()> {
    let Some(((main, text), imported)) = files.split_last() else { return Ok(()) };
    for (name, text) in imported {
        Module::declare(ctx.clone(), format!("{run}/{name}"), text.as_str())?;
    }
    Module::evaluate(ctx.clone(), format!("{run}/{main}"), text.as_str()).map(|_| ())
}

fn explore<'js>(ctx: &Ctx<'js>, program: &Function<'js>) -> Result<Observed, String> {
    let explore: Function = ctx.globals().get("explore").map_err(|error| explain(ctx, &error))?;
    let text: String = explore.call((program.clone(), MAX_RUNS)).map_err(|error| explain(ctx, &error))?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// The value of a script that isn't strict, as those of pages aren't.
fn evaluate<'js, V: rquickjs::FromJs<'js>>(ctx: &Ctx<'js>, source: String) -> Result<V, String> {
    let mut options = rquickjs::context::EvalOptions::default();
    options.strict = false;
    ctx.eval_with_options(source, options).map_err(|error| explain(ctx, &error))
}

fn explain(ctx: &Ctx<'_>, error: &rquickjs::Error) -> String {
    match error {
        rquickjs::Error::Exception => format!("{:?}", ctx.catch()),
        other => other.to_string(),
    }
}
