//! The guide `docs/migrating.md`: its commands are run on a copy of `testdata/migration`, and what they print is compared.
//!
//! `SNAPSHOTS=overwrite cargo test --test cli migrating` writes what they print into the guide. In the block of
//! `--interactive`, the answers stand behind the questions.

use std::collections::VecDeque;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::cases::root;
use crate::shop::{Shop, command, copied};

const FENCE: &str = "```";
const QUESTION: &str = "Apply this fix? [y,n,a,q,?] ";

#[test]
fn the_guide_prints_what_it_says() {
    let shop = Shop::new();
    copied(&root().join("testdata/migration"), &shop.path());
    let path = root().join("docs/migrating.md");
    let guide = fs::read_to_string(&path).unwrap();
    let played = played(&guide, &shop.path());
    if env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
        fs::write(path, played).unwrap();
        return;
    }
    snapbox::assert_data_eq!(played, snapbox::Data::text(guide).raw());
}

/// The guide, with what its commands print here.
fn played(guide: &str, shop: &Path) -> String {
    let mut out = String::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        out.extend([line, "\n"]);
        if line == "```console" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != FENCE).collect();
            for at in (0..block.len()).filter(|at| block[*at].starts_with("$ ")) {
                let said: Vec<&str> =
                    block[at + 1..].iter().take_while(|line| !line.starts_with("$ ")).copied().collect();
                out.extend([block[at], "\n", &printed(&block[at][2..], &said, shop)]);
            }
            out.extend([FENCE, "\n"]);
        }
    }
    out
}

/// The output of a command, and its exit code where it isn't 0. `said` is the output that the guide has.
fn printed(line: &str, said: &[&str], shop: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_dr-lint")).parent().unwrap();
    let path = env::join_paths([program.to_owned()].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap())));
    let mut shell = Command::new("sh");
    // As at a terminal, where both streams are read together.
    shell.args(["-c", &format!("exec 2>&1; {line}")]).current_dir(shop);
    for (name, value) in command(shop, &[]).get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.env("PATH", path.unwrap()).env("NO_COLOR", "1");
    let (text, code) = if line.contains("--interactive") { asked(shell, said) } else { run(shell) };
    if code == 0 { text } else { format!("{text}? {code}\n") }
}

fn run(mut shell: Command) -> (String, i32) {
    let output = shell.output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

/// Runs a command at a terminal, and gives the answers that the guide has.
fn asked(shell: Command, said: &[&str]) -> (String, i32) {
    let mut answers: VecDeque<&str> = said.iter().filter_map(|line| Some(line.split_once(QUESTION)?.1)).collect();
    let mut terminal = rexpect::session::spawn_command(shell, Some(20_000)).unwrap();
    let mut text = String::new();
    while let Some(answer) = answers.pop_front() {
        text += &terminal.exp_string(QUESTION).unwrap();
        // This terminal shows no keys.
        text.extend([QUESTION, answer, "\n"]);
        terminal.send_line(answer).unwrap();
    }
    text += &terminal.exp_eof().unwrap();
    // It takes each byte for a character.
    let bytes = text.replace("\r\n", "\n").chars().map(|byte| u8::try_from(byte).unwrap()).collect();
    let text = String::from_utf8(bytes).unwrap();
    match terminal.process().wait().unwrap() {
        rexpect::process::WaitStatus::Exited(_, code) => (text, code),
        other => panic!("{other:?}: {text}"),
    }
}
