#!/usr/bin/env python3
"""No network, no other program, nothing written elsewhere: the system calls of dr-lint, as strace sees them.

    tests/isolation.py PROGRAM [TEST...]     # PROGRAM: a built dr-lint

Every way to run dr-lint may open sockets: never; start a program: git for --staged and --since, else none; write: the files
that it was told to, each whole, by a temporary file beside it. The files on the disk are compared as well.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None

# All calls that reach the network, start a program, or change what is on the disk. io_uring could do each of them.
TRACED = (
    "%network,execve,execveat,io_uring_setup,open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
    "unlink,unlinkat,rmdir,mkdir,mkdirat,mknod,mknodat,truncate,chmod,fchmodat,chown,lchown,fchownat,setxattr,lsetxattr"
)
PROGRAMS = ("execve", "execveat")
OPENS = ("open", "openat", "openat2", "creat")
WRITING = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")
CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+|\?)")
TEMPORARY = re.compile(r"^\.dr-lint-\w+\.tmp$")

LEGACY = 'import { payload } from "./payload";\nnew DigitalRiver("k").createSource(payload);\n'
PAYLOAD = 'export const payload = { type: "bPay", sessionId: cart.id };\npayload.amount = cart.total;\n'
OWN = 'digitalriver.createSource({ type: "bPay", sessionId: cart.id, amount: 1 });\n'
# What dr-lint reads, it doesn't run.
HOSTILE = """require("child_process").execSync("touch pwned"); require("fs").writeFileSync("pwned", "");
fetch("https://example.com/"); new WebSocket("wss://example.com/"); import("https://example.com/pay.js");
digitalriver.createSource(require("https://example.com/payload.json"));
"""


class Isolation(unittest.TestCase):
    def setUp(self):
        self.program = PROGRAM
        self.folder = Path(tempfile.mkdtemp(prefix="isolation-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.shop = self.folder / "shop"
        self.env = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        for name in ("home", "tmp", "shop/src"):
            (self.folder / name).mkdir(parents=True)
        files = {"checkout.js": LEGACY, "payload.js": PAYLOAD, "own.js": OWN, "hostile.js": HOSTILE}
        for name, text in files.items():
            (self.shop / "src" / name).write_text(text)
        (self.shop / "tsconfig.json").write_text('{ "extends": "https://example.com/tsconfig.json" }')
        (self.shop / "package.json").write_text('{ "scripts": { "preinstall": "touch pwned" }, "main": "src/checkout.js" }')
        (self.shop / "dr-lint.json").write_text('{ "$schema": "https://example.com/schema.json" }')

    def repository(self):
        git = ["git", "-c", "user.name=Shop", "-c", "user.email=shop@example.com"]
        for args in (["init", "--quiet"], ["commit", "--quiet", "--allow-empty", "--message", "first"], ["add", "--all"]):
            subprocess.run([*git, *args], cwd=self.shop, env=self.env, check=True)

    def snapshot(self):
        files = [path for path in self.folder.rglob("*") if path.is_file() and path.name != "calls"]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}

    def calls(self, args, text):
        """The successful calls of a run: their names, and their arguments as strace shows them."""
        trace = self.folder / "calls"
        strace = ["strace", "--follow-forks", "-qq", "--decode-fds=path", "-s", "4096", "-e", f"trace={TRACED}", "-o", trace]
        done = subprocess.run(
            [*strace, self.program, *args], cwd=self.shop, env=self.env, input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.assertIn(done.returncode, (0, 1), done.stderr.decode())
        lines = trace.read_text(errors="replace").splitlines()
        found = [CALL.match(line) for line in lines]
        # `???(` is a thread that the end of the process stops before it calls anything.
        is_no_call = re.compile(r"\+\+\+ |--- SIG|\?\?\?")
        # A call that another thread interrupts would be seen in two parts, and count all the same.
        unread = [line for line, call in zip(lines, found) if not call and not is_no_call.search(line)]
        starts = [line for line in unread if "<unfinished" in line]
        for start in starts:
            process, name = re.match(r"(\d+) +(\w+)\(", start).groups()
            ends = [line for line in unread if re.match(rf"{process} +<\.\.\. {name} resumed", line)]
            unread = [line for line in unread if line not in ends[:1]]
            # The end of the process may come first; the call counts as one that succeeded.
            end = ends[0].split("resumed>")[1] if ends else ") = 0"
            found.append(CALL.match(start.split(" <unfinished")[0] + end))
        self.assertEqual([line for line in unread if line not in starts], [])
        calls = [(call[1], call[2]) for call in found if call and not call[3].startswith("-")]
        self.assertTrue(any(name == "execve" for name, _ in calls), "strace saw nothing")
        return calls

    def paths(self, arguments):
        """The paths in the arguments of a call, from the root."""
        found = re.findall(r'(?:<([^>]*)>, )?"((?:[^"\\]|\\.)*)"', arguments)
        return [Path(folder or self.shop) / name for folder, name in found]

    def holds(self, *args, text="", writes=(), programs=()):
        """Runs dr-lint; these files below the shop are all that may be written, these programs all that may be started."""
        before = self.snapshot()
        allowed = {self.shop / name for name in writes}
        beside = {path.parent for path in allowed}
        is_own = lambda path: path in allowed or TEMPORARY.match(path.name) and path.parent in beside
        wrong, started = [], []
        for name, arguments in self.calls(args, text):
            if name in PROGRAMS:
                started.append(Path(self.paths(arguments)[0]).name)
            elif name in OPENS and not (name == "creat" or WRITING.search(arguments)):
                continue
            elif name in OPENS and '"/dev/null"' in arguments:
                continue
            elif not (paths := self.paths(arguments)) or not all(map(is_own, paths)):
                wrong.append(f"{name}({arguments})")
        self.assertEqual(wrong, [], args)
        self.assertEqual(started[:1], [self.program.name])
        self.assertLessEqual(set(started[1:]), set(programs), args)
        after = self.snapshot()
        changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        self.assertLessEqual(changed, {f"shop/{name}" for name in writes}, args)
        return changed, started[1:]

    def test_what_is_forbidden_is_seen(self):
        self.program = Path("/bin/sh")
        self.holds("-c", "read line < src/own.js; : > src/own.js", writes=["src/own.js"])
        connects = f"{sys.executable} -BIc 'import socket; socket.socket()'"
        programs = ["mkdir", "rm", Path(sys.executable).name]
        for wrong, words in [
            (": > src/own.js", "own.js"),
            (": > ../home/new", "home/new"),
            ("mkdir ../tmp/new", "mkdir"),
            ("rm src/own.js", "unlink"),
            ("/bin/true; exit 0", "'true'"),
            (connects, "socket"),
        ]:
            with self.assertRaisesRegex(AssertionError, words):
                self.holds("-c", wrong, writes=["src/payload.js"], programs=programs)

    def test_linting_writes_nothing(self):
        for args in [["."], ["--verbose", "--stats", "src"], ["--diff", "--unsafe-fixes", "src"], ["--force-exclude", "src/payload.js"]]:
            self.holds(*args)
        for format in "graphical compact json sarif github gitlab rdjson junit html".split():
            self.holds("--format", format, ".")
        for args in [["--show-files"], ["--rules"], ["--explain", "bPay"], ["--print-config", "src/own.js"], ["--man"], ["--help"]]:
            self.holds(*args)
        self.holds("--fix", "--stdin-filename", "src/own.js", "-", text=OWN)

    def test_fixes_write_the_linted_files_only(self):
        changed, _ = self.holds("--fix", "src", writes=["src/own.js", "src/payload.js"])
        self.assertIn("shop/src/own.js", changed)
        changed, _ = self.holds("--add-suppressions", "--rule", "unresolved-payload=warn", "src", writes=["src/hostile.js", "src/payload.js"])
        self.assertIn("shop/src/hostile.js", changed)

    def test_reports_are_written_where_they_are_wanted(self):
        changed, _ = self.holds("--output-file", "report.txt", "--output", "sarif=report.sarif", writes=["report.txt", "report.sarif"])
        self.assertEqual(len(changed), 2)
        changed, _ = self.holds("--write-baseline", writes=["dr-lint-baseline.json"])
        self.assertEqual(len(changed), 1)
        self.holds("--baseline", "dr-lint-baseline.json")
        (self.shop / "dr-lint.json").unlink()
        changed, _ = self.holds("--init", writes=["dr-lint.json"])
        self.assertEqual(len(changed), 1)

    def test_git_alone_is_asked_for_what_has_changed(self):
        self.repository()
        for args in [["--staged"], ["--since", "HEAD"]]:
            _, started = self.holds(*args, programs=["git"])
            self.assertIn("git", started)
        self.holds("--staged", "--fix", writes=["src/own.js", "src/payload.js"], programs=["git"])
        self.holds(".")


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit(__doc__)
    unittest.main(verbosity=2)
