"""The real hook runners, on scratch repositories: pre-commit, prek, lint-staged, husky, lefthook and git alone. What they
are told is read from docs/hooks.md, so that its recipes are true.

Started by run.sh, which installs them. DR_LINT is the program, TOOLS the folder of the runners.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(os.environ["TOOLS"])

LEGACY = 'digitalriver.createSource({ type: "bPay", sessionId: cart.id, amount: cart.total });\n'
MIGRATED = 'digitalriver.createSource({ type: "bPay", sessionId: cart.id });\n'
CHECKOUT = "import { payload } from './payload';\n\ndigitalRiver.createSource(payload);\n"
PAYLOAD = "export const payload = { type: 'bPay', sessionId: cart.id };\n"
LEGACY_PAYLOAD = "export const payload = { type: 'bPay', amount: 1, sessionId: cart.id };\n"
EXTENSIONS = re.search(r"\(js[^)]*\)", (ROOT / ".pre-commit-hooks.yaml").read_text())[0].strip("()").split("|")


def recipe(heading, number=0):
    """The code block of that number below a heading of docs/hooks.md."""
    sections = re.split(r"^## ", (ROOT / "docs/hooks.md").read_text(), flags=re.MULTILINE)
    section = next(section for section in sections if section.startswith(heading + "\n"))
    return re.findall(r"^```\w+\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)[number]


class Shop:
    """A repository of a shop, and an environment without anybody's settings."""

    def __init__(self, files):
        self.folder = Path(tempfile.mkdtemp(prefix="shop-")).resolve()
        self.path = self.folder / "shop"
        programs = self.folder / "programs"
        programs.mkdir()
        (programs / "dr-lint").symlink_to(os.environ["DR_LINT"])
        path = [programs, TOOLS / "python/bin", TOOLS / "node/node_modules/.bin", "/usr/local/bin", "/usr/bin", "/bin"]
        self.env = {
            "PATH": ":".join(map(str, path)),
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "Shop",
            "GIT_AUTHOR_EMAIL": "shop@example.com",
            "GIT_COMMITTER_NAME": "Shop",
            "GIT_COMMITTER_EMAIL": "shop@example.com",
        }
        self.repository(self.path, files)

    def repository(self, path, files):
        path.mkdir(parents=True)
        for name, text in files.items():
            self.write(name, text, path)
        self.run("git", "init", "--quiet", "--initial-branch", "main", cwd=path)
        self.git("add", "--all", cwd=path)
        self.git("commit", "--quiet", "--allow-empty", "--message", "first", cwd=path)

    def write(self, name, text, path=None):
        file = (path or self.path) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def stage(self, files):
        for name, text in files.items():
            self.write(name, text)
        self.git("add", "--force", "--", *files)

    def read(self, name):
        return (self.path / name).read_text(encoding="utf-8")

    def committed(self, name):
        return self.git("show", f"HEAD:{name}")

    def run(self, *args, cwd=None):
        """The exit code and all output."""
        done = subprocess.run(
            args, cwd=cwd or self.path, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        return done.returncode, done.stdout.decode()

    def git(self, *args, cwd=None):
        code, output = self.run("git", *args, cwd=cwd)
        if code != 0:
            raise AssertionError(f"git {args}: {output}")
        return output

    def commit(self):
        return self.run("git", "commit", "--message", "change")


class Case(unittest.TestCase):
    maxDiff = None

    def shop(self, files):
        shop = Shop(files)
        self.addCleanup(shutil.rmtree, shop.folder)
        return shop

    def passes(self, run, words=""):
        code, output = run
        self.assertEqual(code, 0, output)
        self.assertIn(words, output)

    def fails(self, run, *words):
        code, output = run
        self.assertNotEqual(code, 0, output)
        for word in words:
            self.assertIn(word, output)


class Framework:
    """What holds for pre-commit and for prek, which reads the same files."""

    runner = ""
    # Names take up 250 KB in the test. pre-commit gives a process half as much, prek more.
    chunks = 1

    def hooked(self, files, hook="dr-lint"):
        """A shop that uses this hook from a tagged repository, as users do."""
        shop = self.shop(files)
        hooks = shop.folder / "hooks"
        shop.repository(hooks, {".pre-commit-hooks.yaml": (ROOT / ".pre-commit-hooks.yaml").read_text()})
        shop.git("tag", "v0.1.0", cwd=hooks)
        config = recipe("pre-commit and prek").replace("https://your.git.host/dr-lint", str(hooks))
        shop.stage({".pre-commit-config.yaml": config.replace("id: dr-lint", f"id: {hook}")})
        shop.git("commit", "--quiet", "--message", "hooks")
        return shop

    def hook(self, shop, *args):
        return shop.run(self.runner, "run", "--verbose", *args)

    def test_a_commit_is_stopped_until_it_is_migrated(self):
        shop = self.hooked({})
        self.passes(shop.run(self.runner, "install"))
        shop.stage({"pay.js": LEGACY})
        self.fails(shop.commit(), "legacy-field", "pay.js:1:63")
        shop.stage({"pay.js": MIGRATED})
        self.passes(shop.commit())

    def test_what_is_not_staged_takes_no_part(self):
        shop = self.hooked({})
        shop.stage({"pay.js": MIGRATED})
        shop.write("pay.js", LEGACY)
        shop.write("new.js", LEGACY)
        self.passes(self.hook(shop))
        self.assertEqual(shop.read("pay.js"), LEGACY)

    def test_a_commit_without_scripts_passes(self):
        shop = self.hooked({"old.js": LEGACY})
        shop.stage({"README.md": LEGACY})
        self.passes(self.hook(shop))

    def test_files_that_nobody_wrote_are_left_out(self):
        shop = self.hooked({})
        shop.stage({"node_modules/sdk/pay.js": LEGACY, "lib/sdk.min.js": LEGACY, "dist/pay.js": LEGACY})
        shop.stage({"dr-lint.json": '{ "exclude": ["dist"] }'})
        self.passes(self.hook(shop), "There are no files to look at.")

    def test_names_that_are_not_ascii(self):
        shop = self.hooked({})
        names = ["zahlung/größe é.js", "paiement/it's \"here\".ts", "支払い.mjs"]
        shop.stage(dict.fromkeys(names, LEGACY))
        self.fails(self.hook(shop), "Looked at 3 files", *names[:1], *names[2:])

    def test_every_extension_in_any_case(self):
        shop = self.hooked({})
        names = [f"pay{number}.{extension}" for number, extension in enumerate(EXTENSIONS)]
        names += [f"PAY{number}.{extension.upper()}" for number, extension in enumerate(EXTENSIONS)]
        shop.stage(dict.fromkeys(names, LEGACY))
        self.fails(self.hook(shop), f"Looked at {len(names)} files", *names)

    def test_an_edit_to_an_imported_payload_alone(self):
        shop = self.hooked({"checkout.js": CHECKOUT, "payload.js": PAYLOAD})
        self.passes(self.hook(shop, "--all-files"))
        shop.stage({"payload.js": LEGACY_PAYLOAD})
        self.fails(self.hook(shop), "payload.js:1:40", "checkout.js:3:14", "Looked at 1 file ")

    def test_many_files_come_in_chunks_one_after_the_other(self):
        folder = "/".join(["modules", *["a-folder-with-a-name-that-is-quite-long"] * 6])
        files = {f"{folder}/module-{number:04}.js": "" for number in range(900)}
        shop = self.hooked({})
        shop.stage(files | {"modules/pay.js": LEGACY, "checkout.js": CHECKOUT, "payload.js": LEGACY_PAYLOAD})
        run = self.hook(shop)
        self.fails(run, "modules/pay.js:1:63", "payload.js:1:40")
        counts = [int(count) for count in re.findall(r"Looked at (\d+) file", run[1])]
        self.assertEqual(sum(counts), len(files) + 3)
        self.assertGreaterEqual(len(counts), self.chunks)

    def test_a_local_hook_does_the_same(self):
        shop = self.shop({".pre-commit-config.yaml": recipe("pre-commit and prek", 1), "checkout.js": CHECKOUT})
        shop.stage({"payload.JS": "", "payload.js": LEGACY_PAYLOAD, "node_modules/sdk/pay.js": LEGACY})
        self.fails(self.hook(shop), "payload.js:1:40", "Looked at 2 files")

    def test_the_fix_hook_fails_once(self):
        shop = self.hooked({}, "dr-lint-fix")
        shop.stage({"pay.js": LEGACY, "clean.js": MIGRATED})
        self.fails(self.hook(shop), "modified by this hook")
        self.assertEqual(shop.read("pay.js"), MIGRATED)
        shop.git("add", "pay.js")
        self.passes(self.hook(shop))


class PreCommit(Framework, Case):
    runner = "pre-commit"
    chunks = 2


class Prek(Framework, Case):
    runner = "prek"


class LintStaged(Case):
    """Started by husky, as in most repositories."""

    def hooked(self, files, number=0):
        shop = self.shop(files)
        shop.stage({"package.json": recipe("lint-staged", number), ".husky/pre-commit": "lint-staged\n"})
        self.passes(shop.run("husky"))
        shop.git("commit", "--quiet", "--no-verify", "--message", "hooks")
        return shop

    def test_a_commit_is_stopped_until_it_is_migrated(self):
        shop = self.hooked({"checkout.js": CHECKOUT, "payload.js": PAYLOAD})
        shop.stage({"pay.js": LEGACY, "node_modules/sdk/pay.js": LEGACY})
        self.fails(shop.commit(), "legacy-field", "pay.js:1:63", "Looked at 1 file ")
        shop.stage({"pay.js": MIGRATED})
        self.passes(shop.commit())
        shop.stage({"payload.js": LEGACY_PAYLOAD})
        self.fails(shop.commit(), "payload.js:1:40")

    def test_what_is_fixed_is_committed(self):
        shop = self.hooked({}, 1)
        shop.stage({"src/größe é.js": LEGACY})
        self.passes(shop.commit())
        self.assertEqual((shop.committed("src/größe é.js"), shop.git("status", "--short")), (MIGRATED, ""))


class Husky(Case):
    def test_a_commit_is_stopped_until_it_is_migrated(self):
        shop = self.shop({"package.json": "{}", ".husky/pre-commit": recipe("husky")})
        self.passes(shop.run("husky"))
        shop.stage({"pay.js": LEGACY})
        shop.write("pay.js", MIGRATED)
        self.fails(shop.commit(), "legacy-field", "pay.js:1:63")
        shop.stage({"pay.js": MIGRATED})
        self.passes(shop.commit())


class Lefthook(Case):
    def hooked(self, files, number=0):
        shop = self.shop(files)
        shop.stage({"lefthook.yml": recipe("lefthook", number)})
        self.passes(shop.run("lefthook", "install"))
        shop.git("commit", "--quiet", "--no-verify", "--message", "hooks")
        return shop

    def test_a_commit_is_stopped_until_it_is_migrated(self):
        shop = self.hooked({"checkout.js": CHECKOUT, "payload.js": PAYLOAD})
        shop.stage({"src/größe é.js": LEGACY})
        self.fails(shop.commit(), "legacy-field", "src/größe é.js:1:63")
        shop.stage({"src/größe é.js": MIGRATED})
        self.passes(shop.commit())
        shop.stage({"payload.js": LEGACY_PAYLOAD})
        self.fails(shop.commit(), "payload.js:1:40")

    def test_what_is_fixed_is_committed(self):
        shop = self.hooked({"checkout.js": CHECKOUT, "payload.js": PAYLOAD}, 1)
        shop.stage({"src/größe é.js": LEGACY, "node_modules/sdk/pay.js": LEGACY})
        self.passes(shop.commit(), "Looked at 1 file ")
        self.assertEqual((shop.committed("src/größe é.js"), shop.git("status", "--short")), (MIGRATED, ""))
        shop.stage({"payload.js": LEGACY_PAYLOAD})
        self.fails(shop.commit(), "payload.js:1:40")


class Git(Case):
    def hooked(self, files, number=0):
        shop = self.shop(files)
        hook = shop.path / ".git/hooks/pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(recipe("Git alone", number))
        hook.chmod(0o755)
        return shop

    def test_a_commit_is_judged_as_it_is_in_the_index(self):
        shop = self.hooked({"checkout.js": CHECKOUT, "payload.js": PAYLOAD})
        shop.stage({"pay.js": LEGACY})
        shop.write("pay.js", MIGRATED)
        self.fails(shop.commit(), "legacy-field", "pay.js:1:63")
        shop.stage({"pay.js": MIGRATED})
        shop.write("pay.js", LEGACY)
        self.passes(shop.commit())
        shop.stage({"payload.js": LEGACY_PAYLOAD})
        shop.write("checkout.js", "")
        self.fails(shop.commit(), "payload.js:1:40", "checkout.js:3:14")

    def test_a_part_of_a_commit_is_judged_as_well(self):
        # `git commit FILE` gives the hook an index of its own.
        shop = self.hooked({"pay.js": "", "old.js": ""})
        shop.write("pay.js", LEGACY)
        shop.stage({"old.js": LEGACY})
        run = shop.run("git", "commit", "--message", "change", "pay.js")
        self.fails(run, "pay.js:1:63", "Looked at 1 file ")

    def test_the_fix_stops_the_commit_once(self):
        shop = self.hooked({}, 1)
        shop.stage({"pay.js": LEGACY, "torn.js": LEGACY})
        shop.write("torn.js", LEGACY + "// a thought\n")
        self.fails(shop.commit(), "torn.js")
        self.assertEqual((shop.read("pay.js"), shop.read("torn.js")), (MIGRATED, LEGACY + "// a thought\n"))
        shop.git("add", "--all")
        self.fails(shop.commit())
        shop.git("add", "--all")
        self.passes(shop.commit())


if __name__ == "__main__":
    unittest.main(verbosity=2, argv=[sys.argv[0], *sys.argv[1:]])
