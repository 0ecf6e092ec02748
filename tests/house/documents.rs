//! Documents for contributors, and doc comments.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{roots, workspace};

#[test]
fn documents_name_only_files_that_exist() {
    let documents = fs::read_dir(workspace().join("docs/dev")).unwrap().map(|entry| entry.unwrap().path());
    let folders = [
        "",
        "crates/cli/src",
        "crates/parser/src",
        "crates/parser/src/flow",
        "crates/parser/src/flow/models",
        "crates/reporter/src",
        "crates/reporter/src/formats",
        "crates/rules/src",
        "crates/rules/src/rules",
        "docs/dev",
        "testdata/shop",
    ];
    let mut missing = Vec::new();
    for document in documents.chain(["CONTRIBUTING.md", "crates/parser/src/flow.rs"].map(|name| workspace().join(name)))
    {
        let text = fs::read_to_string(&document).unwrap();
        for name in text.split(['`', '(', ')', ' ', '\n']).filter(|name| is_file_name(name)) {
            if !folders.iter().any(|folder| workspace().join(folder).join(name).exists()) {
                missing.push(format!("{}: {name}", document.file_name().unwrap().display()));
            }
        }
    }
    assert!(missing.is_empty(), "there are no such files:\n{}", missing.join("\n"));
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut documents = vec![workspace().join("README.md"), workspace().join("CONTRIBUTING.md")];
    documents.extend(
        files_below(&workspace().join("docs")).into_iter().filter(|path| path.extension().is_some_and(|it| it == "md")),
    );
    let mut broken = Vec::new();
    for document in documents {
        let text = fs::read_to_string(&document).unwrap();
        let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join("code");
        let links = prose.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
        for link in links.filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { document.clone() } else { document.parent().unwrap().join(file) };
            let is_there = target.exists() && (heading.is_empty() || has_heading(&target, heading));
            if !is_there {
                broken.push(format!("{}: {link}", document.file_name().unwrap().display()));
            }
        }
    }
    assert!(broken.is_empty(), "these links lead nowhere:\n{}", broken.join("\n"));
}

/// True if a document has a heading with this anchor, as GitHub makes them.
fn has_heading(document: &Path, anchor: &str) -> bool {
    let text = fs::read_to_string(document).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let kept = |letter: &char| letter.is_alphanumeric() || "- _".contains(*letter);
    headings
        .map(|heading| heading.to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-"))
        .any(|made| made == anchor)
}

/// True for `heap/state.rs` and `testing.md`, and not for `<name>.rs` and `FILE:LINE`.
fn is_file_name(text: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-".contains(letter);
    text.chars().all(is_plain)
        && [".rs", ".md", ".toml", ".txt"].iter().any(|end| text.len() > end.len() && text.ends_with(end))
}

#[test]
fn doc_comments_begin_with_what_they_are_about() {
    for root in roots() {
        let source = root.parent().unwrap();
        let texts = files_below(source).into_iter().map(|file| fs::read_to_string(file).unwrap());
        let first_lines: Vec<String> = texts.flat_map(|text| first_lines_of_doc_comments(&text)).collect();
        let questions = ["What", "Whether", "How", "Who", "Where"];
        let asks = |line: &&String| line.split(' ').next().is_some_and(|word| questions.contains(&word));
        let asking: Vec<&String> = first_lines.iter().filter(asks).collect();
        let share = 100 * asking.len() / first_lines.len().max(1);
        let source = source.strip_prefix(workspace()).unwrap().display();
        assert!(share < 7, "{source}: {share} % of the doc comments begin with a question word:\n{asking:#?}");
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn first_lines_of_doc_comments(text: &str) -> Vec<String> {
    let lines: Vec<Option<&str>> = text.lines().map(|line| line.trim_start().strip_prefix("///")).collect();
    let is_first = |at: &usize| at.checked_sub(1).is_none_or(|before| lines[before].is_none());
    (0..lines.len()).filter(is_first).filter_map(|at| Some(lines[at]?.trim_start().to_owned())).collect()
}
