// Runs a program for every choice that it asks for, and notes what its calls got.
// `flag` reads as true or false, `risky()` throws or doesn't, and so on: each asks `decide`, which goes through all answers
// to all questions, deepest first, as long as there are runs left.
(() => {
  const MAX_DECISIONS = 24;
  let answers = [];
  let asked = 0;
  let seed = 1;
  let guessing = false;
  const decide = () => {
    if (asked >= MAX_DECISIONS) return false;
    if (asked === answers.length) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      answers.push(guessing ? seed % 3 === 0 : false);
    }
    return answers[asked++];
  };
  const snapshot = (value, depth) => {
    if (value === null) return "null";
    if (typeof value === "string") return { text: value };
    if (typeof value !== "object") return typeof value;
    if (Array.isArray(value)) return "array";
    if (value instanceof Promise) return "object";
    if (depth === 0) return "deep";
    const properties = {};
    for (const name of Object.keys(value)) properties[name] = snapshot(value[name], depth - 1);
    return { object: properties };
  };
  const clone = (value) => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(clone);
    const copy = {};
    for (const name of Object.keys(value)) copy[name] = clone(value[name]);
    return copy;
  };
  let seen;
  let queue;
  let muted = 0;
  const muting = (run) => {
    muted++;
    try {
      return run();
    } finally {
      muted--;
    }
  };
  // What a callback registers that ran too early sees the payloads as they were then: its calls are too early, too.
  const later = (run) => {
    queue.push(muted > 0 ? () => muting(run) : run);
  };
  const callbacks = (value, depth) => {
    if (typeof value === "function") return [value];
    if (typeof value !== "object" || value === null || depth === 0) return [];
    return Object.values(value).flatMap((inner) => callbacks(inner, depth - 1));
  };
  // So are those that it hands to a promise.
  const then = Promise.prototype.then;
  const quietly = (run) => (typeof run === "function" ? (value) => muting(() => run(value)) : run);
  Promise.prototype.then = function (done, failed) {
    return muted > 0 ? then.call(this, quietly(done), quietly(failed)) : then.call(this, done, failed);
  };
  class DigitalRiver {
    at(site) {
      const note = (payload) => {
        if (muted > 0) return;
        const text = JSON.stringify(snapshot(payload, 4));
        (seen[site] ??= {})[text] = true;
      };
      return { createSource: (...given) => note(given[given.length - 1]) };
    }
  }
  Object.defineProperty(globalThis, "flag", { get: decide });
  Object.assign(globalThis, {
    DigitalRiver,
    later,
    setTimeout: later,
    structuredClone: clone,
    lines: [1],
    session: { id: "ps" },
    // Unknown code that may throw.
    risky() {
      if (decide()) throw new Error("risky");
      return 1;
    },
    // Unknown code that may add to what it gets.
    touch(payload) {
      if (payload && typeof payload === "object" && decide()) payload.sessionId = "touched";
    },
    // Unknown code that may call what it gets, or what is in that.
    perhaps(...given) {
      for (const run of callbacks(given, 3)) {
        // dr-lint takes the calls in callbacks to run later; what else they do may be so at once.
        if (decide()) muting(run);
        if (decide()) later(run);
      }
    },
    // One of the names that follow.
    choose(...names) {
      for (const name of names.slice(1)) if (decide()) return name;
      return names[0];
    },
  });
  const runLater = () => {
    const ran = queue;
    for (let index = 0; index < queue.length && index < 50; index++) {
      queue[index]();
      drain();
    }
    // Handlers run again, in another order.
    queue = [];
    if (ran.length > 0 && decide()) ran.slice(0, 8).reverse().forEach((run) => run());
    drain();
  };
  const removeLeaks = (thrown) => {
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      if (!known.has(name)) {
        delete globalThis[name];
        thrown[`ReferenceError: ${name} was not declared`] = true;
      }
    }
  };
  // The modules of a program of several files, each run when it is first asked for.
  globalThis.link = (files) => () => {
    const loaded = {};
    const require = (name) => {
      if (loaded[name] === undefined) {
        loaded[name] = { exports: {} };
        files[name](loaded[name], loaded[name].exports, require);
      }
      return loaded[name].exports;
    };
    require(Object.keys(files).at(-1));
  };
  let thrown = {};
  globalThis.noteRejection = (error) => {
    thrown[String(error)] = true;
  };
  let known;
  globalThis.explore = (program, maxRuns) => {
    known ??= new Set(Object.getOwnPropertyNames(globalThis));
    seen = {};
    answers = [];
    guessing = false;
    let runs = 0;
    let complete = true;
    thrown = {};
    for (;;) {
      asked = 0;
      muted = 0;
      queue = [];
      runs++;
      try {
        program(runs);
        drain();
        runLater();
      } catch (error) {
        thrown[String(error)] = true;
        // What waits is of this run; nobody comes to see it.
        muted = 1;
        drain();
      }
      removeLeaks(thrown);
      if (guessing) {
        if (runs >= maxRuns + maxRuns / 2) break;
        answers = [];
        continue;
      }
      answers.length = asked;
      while (answers.length > 0 && answers[answers.length - 1]) answers.pop();
      if (answers.length === 0) break;
      answers[answers.length - 1] = true;
      if (runs >= maxRuns) {
        complete = false;
        guessing = true;
        answers = [];
      }
    }
    return JSON.stringify({ runs, complete, thrown: Object.keys(thrown), seen });
  };
})();
