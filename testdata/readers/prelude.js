// What the programs call, and a log of what it gets. `run()` lets waiting functions run; it gives the log in the end.
(() => {
  const log = [];
  const handlers = [];
  let timers = [];
  let state;
  const show = (value, seen = []) => {
    if (typeof value === "function") return "function";
    if (typeof value === "symbol") return value.toString();
    if (typeof value !== "object" || value === null) return typeof value + ":" + String(value);
    if (seen.includes(value)) return "again";
    const inner = [...seen, value];
    if (value instanceof Error) return "error:" + value.message;
    if (value instanceof Promise) return "promise";
    if (value instanceof Map || value instanceof Set) return "entries:" + show([...value], inner);
    const names = Object.keys(value).map((name) => name + ":" + show(value[name], inner));
    return Array.isArray(value) ? "[" + names + "]" : "{" + names + "}";
  };
  const note = (what) => (...given) => {
    log.push(what + " " + given.map((one) => show(one)).join(" "));
    return given[0];
  };
  const later = (run) => {
    timers.push(run);
    return timers.length;
  };
  const on = (name, ...rest) => {
    const run = rest[rest.length - 1];
    handlers.push({ name, run, data: rest.length > 1 ? rest[0] : undefined });
  };
  const field = (list, key) => (typeof key === "function" ? key : (one) => one[key]);
  const each = (list, run) => Object.keys(list).forEach((key) => run.call(list[key], key, list[key]));
  const stored = {};
  const $ = (what) => {
    if (typeof what === "function") return later(what);
    const self = {
      data(key, ...rest) {
        if (rest.length === 0) return stored[key];
        stored[key] = rest[0];
        return self;
      },
      on: (name, ...rest) => (on(name, ...rest), self),
      each: (run) => (run.call({}, 0, {}), self),
      trigger: note("trigger"),
      html: note("html"),
      attr: note("attr"),
      val: () => "v",
    };
    return self;
  };
  Object.assign($, {
    param: (of) => Object.keys(of).map((name) => name + "=" + of[name]).join("&"),
    ajax: note("ajax"),
    post: note("post"),
    map: (list, run) => list.map(run),
    grep: (list, run) => list.filter(run),
    each,
    extend: Object.assign,
    inArray: (one, list) => list.indexOf(one),
  });
  const values = (run) => (list, key) => run(Object.values(list), field(list, key));
  const _ = {
    sortBy: values((list, by) => [...list].sort((a, b) => by(a) - by(b))),
    find: values((list, by) => list.find(by)),
    filter: values((list, by) => list.filter(by)),
    map: values((list, by) => list.map(by)),
    each: values((list, by) => list.forEach(by)),
    forEach: values((list, by) => list.forEach(by)),
    sumBy: values((list, by) => list.reduce((sum, one) => sum + by(one), 0)),
    keyBy: values((list, by) => Object.fromEntries(list.map((one) => [by(one), one]))),
    values: Object.values,
    get: (of, path) => path.split(".").reduce((at, name) => at && at[name], of),
    has: (of, name) => name in of,
    isEqual: (one, other) => show(one) === show(other),
    isEmpty: (of) => Object.keys(of).length === 0,
    pick: (of, ...names) => Object.fromEntries(names.flat().filter((name) => name in of).map((name) => [name, of[name]])),
    omit: (of, ...names) => Object.fromEntries(Object.entries(of).filter(([name]) => !names.flat().includes(name))),
    mapValues: (of, run) => Object.fromEntries(Object.entries(of).map(([name, value]) => [name, run(value)])),
    merge: Object.assign,
    cloneDeep: (of) => JSON.parse(JSON.stringify(of)),
  };
  const element = {
    addEventListener: (name, run) => on(name, run),
    set onclick(run) {
      on("click", run);
    },
    dataset: {},
  };
  const emitter = {
    heard: {},
    on(name, run) {
      (this.heard[name] ??= []).push(run);
    },
    emit(name, ...given) {
      (this.heard[name] ?? []).forEach((run) => run(...given));
    },
  };
  Object.assign(globalThis, {
    out: note("out"),
    track: note("track"),
    track2: (...given) => {
      note("track")(...given.map((one) => (typeof one === "function" ? one() : one)));
    },
    stripe: { createSource: note("stripe") },
    fetch: (...given) => (note("fetch")(...given), Promise.resolve({})),
    postMessage: note("post"),
    localStorage: { setItem: note("stored") },
    document: { addEventListener: (name, run) => on(name, run), dispatchEvent: note("dispatched") },
    CustomEvent: class {
      constructor(name, init) {
        Object.assign(this, { name, detail: init.detail });
      }
    },
    React: {
      createElement(type, props) {
        if (typeof type === "function") return type({ ...props });
        return note("element")(props);
      },
      useState(first) {
        state ??= { now: first };
        return [state.now, (next) => (state.now = next)];
      },
      useMemo: (run) => run(),
      useCallback: (run) => run,
      useEffect: (run) => later(run),
      useRef: (first) => ({ current: first }),
    },
    DigitalRiver: class {
      createSource(...given) {
        note("digital river")((given[given.length - 1] ?? {}).type);
        return Promise.resolve({ source: { id: "s" } });
      }
      createDropin() {}
    },
    console: { log() {}, info() {}, warn() {}, error() {}, debug() {}, table() {} },
    cart: { paymentSession: { id: "SESSION" }, total: 5, currency: "EUR", items: [1] },
    structuredClone: (of) => JSON.parse(JSON.stringify(of)),
    WeakRef: globalThis.WeakRef ?? class { constructor(of) { this.of = of; } deref() { return this.of; } },
    setTimeout: later,
    emitter,
    el: element,
    key: "k",
    other: "o",
    window: globalThis,
    self: globalThis,
    $,
    _,
  });
  const settle = (run) => {
    try {
      run();
    } catch (error) {
      log.push("thrown " + show(error));
    }
  };
  globalThis.run = () => {
    const now = timers;
    timers = [];
    now.forEach(settle);
    if (now.length === 0) {
      const event = (data) => ({ target: { value: "v" }, preventDefault() {}, data });
      handlers.splice(0).forEach(({ run, data }) => settle(() => run.call(element, event(data))));
    }
    return log.join("\n");
  };
})();
