// Runs programs and measures them: processor time of user and system in seconds, wall-clock time, and peak memory in MiB.
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const notes = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "measure-")), "notes");
process.on("exit", () => fs.rmSync(path.dirname(notes), { recursive: true }));
const SCRIPT = 'TIMEFORMAT="%3R %3U %3S"; { time /usr/bin/time -o "$NOTES" -f "%M" "$@" >/dev/null 2>/dev/null; } 2>&1';

/** Runs a program once. `late`: it was ended after so many seconds; `failed`: by a signal, or its exit code is above 1. */
export function run(command, { folder, seconds = 600 } = {}) {
  const limited = ["timeout", String(seconds), ...command];
  const outcome = spawnSync("bash", ["-c", SCRIPT, "bash", ...limited], {
    cwd: folder, env: { ...process.env, NOTES: notes }, encoding: "utf8",
  });
  const [wall, user, system] = outcome.stdout.trim().split(/\s+/).map(Number);
  const peak = fs.readFileSync(notes, "utf8").trim().split("\n").at(-1);
  const code = outcome.status;
  return { wall, cpu: user + system, memory: Number(peak) / 1024, late: code === 124, failed: code > 1 && code !== 124 };
}

/** Runs several programs in turn, so often, and gives the best of each: what disturbs one run disturbs its neighbours. */
export function compare(programs, times, options) {
  const best = {};
  for (let time = 0; time <= times; time++) {
    for (const [name, command] of Object.entries(programs)) {
      const one = run(command, options);
      if (one.failed || one.late) throw new Error(`${command.join(" ")}: it failed`);
      // The first run only fills the system's cache.
      if (time === 0) continue;
      const least = best[name];
      best[name] = least
        ? { wall: Math.min(least.wall, one.wall), cpu: Math.min(least.cpu, one.cpu), memory: Math.min(least.memory, one.memory) }
        : one;
    }
  }
  return best;
}

if (process.argv[1] === import.meta.filename) main();

/** `node measure.mjs TIMES FOLDER NAME COMMAND… -- NAME COMMAND…`: a table; ratios are to the last program. */
function main() {
  const [times, folder, ...rest] = process.argv.slice(2);
  const programs = {};
  let current;
  for (const word of rest) {
    if (word === "--") current = undefined;
    else if (current) current.push(word);
    else programs[word] = current = [];
  }
  const best = compare(programs, Number(times), { folder });
  const base = Object.values(best).at(-1);
  console.log("| program | processor time | ratio | wall clock | ratio | peak memory | ratio |\n| --- | --- | --- | --- | --- | --- | --- |");
  for (const [name, { cpu, wall, memory }] of Object.entries(best)) {
    const ratio = (value, other) => (value / other).toFixed(2);
    console.log(`| ${name} | ${(cpu * 1000).toFixed(0)} ms | ${ratio(cpu, base.cpu)} | ${(wall * 1000).toFixed(0)} ms | ${ratio(wall, base.wall)} | ${memory.toFixed(0)} MiB | ${ratio(memory, base.memory)} |`);
  }
}
