//! The recipes of `docs/ci/`: their snippets are what they say they are, and their commands do what the pages say. The jobs
//! of workflows and pipelines are run one by one, each in a directory of its own, with the artifacts that they hand on.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use yaml_rust2::{Yaml, YamlLoader};

use crate::cases::root;
use crate::shop::{Run, Shop, command};

/// The snippets of a page in that language.
fn snippets(page: &Path, language: &str) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let start = format!("```{language}\n");
    let all = text.split(&start).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
    all.collect()
}

fn page(name: &str) -> PathBuf {
    root().join("docs/ci").join(name)
}

fn yaml(text: &str) -> Yaml {
    let mut documents = YamlLoader::load_from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
    assert_eq!(documents.len(), 1, "{text}");
    documents.remove(0)
}

/// A job of a workflow or pipeline, for one entry of its matrix.
struct Job<'a> {
    directory: TempDir,
    /// The files that jobs hand on, by the name of the artifact.
    artifacts: &'a mut BTreeMap<String, Vec<PathBuf>>,
    store: &'a Path,
    variables: Vec<(&'static str, String)>,
    /// The first command that failed, otherwise the last.
    run: Option<Run>,
}

impl Job<'_> {
    /// The sample shop as the `src` of a repository.
    fn check_out(&self) {
        copy_all(&root().join("testdata/shop/before"), &self.directory.path().join("src"));
    }

    fn shell(&mut self, script: &str) {
        let binary = Path::new(env!("CARGO_BIN_EXE_dr-lint")).parent().unwrap();
        let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
        let clean = command(self.directory.path(), &[]);
        let mut shell = Command::new("sh");
        shell.args(["-e", "-c", script]).current_dir(self.directory.path());
        for (name, value) in clean.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        shell.env("PATH", path).envs(self.variables.iter().map(|(name, value)| (name, value)));
        self.run = Some(Run::of(&mut shell));
    }

    fn has_failed(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.code != 0)
    }

    fn hand_on(&mut self, artifact: &str, file: &Path) {
        let kept = self.store.join(artifact).join(file.file_name().unwrap());
        fs::create_dir_all(kept.parent().unwrap()).unwrap();
        fs::copy(file, &kept).unwrap();
        self.artifacts.entry(artifact.to_owned()).or_default().push(kept);
    }

    fn fetch(&self, pattern: &str) {
        let start = pattern.strip_suffix('*').unwrap();
        for file in self.artifacts.iter().filter(|(name, _)| name.starts_with(start)).flat_map(|(_, files)| files) {
            fs::copy(file, self.directory.path().join(file.file_name().unwrap())).unwrap();
        }
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.directory.path().join(file)).unwrap()
    }
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs a workflow of GitHub Actions, and gives what the last command printed and the SARIF file that was uploaded.
fn run_workflow(workflow: &Yaml) -> (Run, Option<String>) {
    let store = tempfile::tempdir().unwrap();
    let (mut artifacts, mut last, mut uploaded) = (BTreeMap::new(), None, None);
    for (_, description) in workflow["jobs"].as_hash().unwrap() {
        let matrix = description["strategy"]["matrix"]["shard"].as_vec().cloned().unwrap_or_else(|| vec![Yaml::Null]);
        for entry in matrix {
            let directory = tempfile::tempdir().unwrap();
            let mut job =
                Job { directory, artifacts: &mut artifacts, store: store.path(), variables: Vec::new(), run: None };
            let entry = entry.as_i64().map(|number| number.to_string()).unwrap_or_default();
            let filled = |text: &Yaml| text.as_str().unwrap().replace("${{ matrix.shard }}", &entry);
            for step in description["steps"].as_vec().unwrap() {
                if job.has_failed() && step["if"].as_str() != Some("always()") {
                    continue;
                }
                let with = &step["with"];
                match step["uses"].as_str().map(|uses| uses.split('@').next().unwrap()) {
                    None => job.shell(&filled(&step["run"])),
                    Some("actions/checkout") => job.check_out(),
                    Some("actions/upload-artifact") => {
                        let file = job.directory.path().join(filled(&with["path"]));
                        job.hand_on(&filled(&with["name"]), &file);
                    }
                    Some("actions/download-artifact") => job.fetch(&filled(&with["pattern"])),
                    Some("github/codeql-action/upload-sarif") => {
                        uploaded = Some(job.read(&filled(&with["sarif_file"])));
                    }
                    Some(other) => panic!("nobody knows {other}"),
                }
            }
            assert!(description["strategy"].is_badvalue() || !job.has_failed(), "a shard passes: {:?}", job.run);
            last = job.run;
        }
    }
    (last.unwrap(), uploaded)
}

#[test]
fn every_snippet_is_yaml_or_json() {
    let folders = ["", "docs", "docs/ci"].map(|folder| root().join(folder));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let pages: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|it| it == "md")).collect();
    let snippets_of = |language| pages.iter().flat_map(move |page| snippets(page, language));
    let texts: Vec<String> = snippets_of("yaml").collect();
    assert!(texts.len() > 8, "{}", texts.len());
    for text in &texts {
        assert!(!yaml(text).is_badvalue());
    }
    for text in
        pages.iter().filter(|page| page.parent().unwrap().ends_with("ci")).flat_map(|page| snippets(page, "json"))
    {
        serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    }
}

#[test]
fn the_workflows_of_github_find_the_same_with_shards_and_without() {
    let workflows: Vec<Yaml> = snippets(&page("github.md"), "yaml").iter().map(|text| yaml(text)).collect();
    let runs: Vec<_> = workflows.iter().map(run_workflow).collect();
    let [(annotations, None), (scanned, Some(sarif)), (merged, Some(merged_sarif))] = &runs[..] else {
        panic!("there are three workflows: {runs:?}")
    };
    assert_eq!(annotations.code, 1);
    assert!(annotations.stdout.contains("::error file=src/"), "{annotations:?}");
    assert_eq!((scanned, merged), (annotations, annotations));
    assert!(sarif.contains("\"src/") && merged_sarif == sarif, "the merged SARIF is another");
}

/// Runs a pipeline of GitLab, and gives what the last job printed, and its reports.
fn run_pipeline(pipeline: &Yaml) -> (Run, Vec<String>) {
    let store = tempfile::tempdir().unwrap();
    let (mut artifacts, mut last) = (BTreeMap::new(), None);
    for (name, description) in pipeline.as_hash().unwrap() {
        let of = description["parallel"].as_i64().unwrap_or(1);
        for number in 1..=of {
            let directory = tempfile::tempdir().unwrap();
            let variables = vec![("CI_NODE_INDEX", number.to_string()), ("CI_NODE_TOTAL", of.to_string())];
            let mut job = Job { directory, artifacts: &mut artifacts, store: store.path(), variables, run: None };
            job.check_out();
            if !description["needs"].is_badvalue() {
                job.fetch("*");
            }
            for line in description["script"].as_vec().unwrap() {
                job.shell(line.as_str().unwrap());
            }
            if let Some(kept) = description["artifacts"]["paths"][0].as_str() {
                assert!(!job.has_failed(), "{:?}", job.run);
                let file = job.directory.path().join(kept.replace('*', &number.to_string()));
                job.hand_on(&format!("{}-{number}", name.as_str().unwrap()), &file);
            }
            let reports = &description["artifacts"]["reports"];
            let reports = reports.as_hash().into_iter().flatten().map(|(_, file)| job.read(file.as_str().unwrap()));
            last = Some((job.run.clone().unwrap(), reports.collect()));
        }
    }
    last.unwrap()
}

#[test]
fn the_pipelines_of_gitlab_find_the_same_with_shards_and_without() {
    let pipelines: Vec<Yaml> = snippets(&page("gitlab.md"), "yaml").iter().map(|text| yaml(text)).collect();
    let [whole, parallel] = &pipelines[..] else { panic!("there are two pipelines") };
    let (whole, parallel) = (run_pipeline(whole), run_pipeline(parallel));
    assert_eq!((whole.0.code, whole.1.len()), (1, 2));
    assert!(whole == parallel, "{whole:?}\n{parallel:?}");
}

/// A repository of a campaign: the sample shop.
fn repository() -> Shop {
    let shop = Shop::new();
    copy_all(&root().join("testdata/shop/before"), &shop.path());
    shop
}

/// The lines of a page's shell snippets, and of the steps of its batch spec, that call dr-lint itself.
fn commands(name: &str) -> Vec<String> {
    let lines = snippets(&page(name), "sh").join("\n");
    let steps = snippets(&page(name), "yaml").concat();
    let lines = lines.lines().chain(steps.lines()).map(|line| {
        let line = line.trim().trim_start_matches("- run: ").trim_start_matches("exec ");
        line.trim_start_matches("turbolift foreach -- ").to_owned()
    });
    lines.filter(|line| line.starts_with("dr-lint ")).collect()
}

fn shell(directory: &Path, line: &str) -> Run {
    let args: Vec<&str> = line.split(' ').skip(1).collect();
    Run::of(&mut command(directory, &args))
}

#[test]
fn the_commands_of_campaigns_leave_a_clone_to_commit() {
    let commands = commands("campaigns.md");
    let (fixing, others): (Vec<_>, Vec<_>) = commands.iter().partition(|line| line.contains("--fix-only"));
    assert_eq!((fixing.len(), others.len()), (4, 2), "{commands:?}");
    for line in fixing {
        let shop = repository();
        let before = shop.run(&["--show-files"]).stdout;
        let run = shell(&shop.path(), line);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.stdout.contains("fixed"), "{run:?}");
        let again = shell(&shop.path(), line);
        assert!(again.code == 0 && !again.stdout.contains("fixed"), "{again:?}");
        assert_eq!(shop.run(&["--show-files"]).stdout, before);
        // A repository without JavaScript.
        assert_eq!(shell(&Shop::new().path(), line).code, 0);
    }
    for line in others {
        let shop = repository();
        let run = shell(&shop.path(), line);
        let expected = i32::from(line.contains("--exit-non-zero-on-fix"));
        assert_eq!(run.code, expected, "{line}: {run:?}");
        assert_eq!(shop.path().join("payments.html").exists(), line.contains("payments.html"));
    }
}

#[test]
fn the_commands_of_shards_are_as_they_are_shown() {
    let commands = commands("sharding.md");
    let shop = checked_out();
    let codes: Vec<i32> = commands.iter().map(|line| shell(&shop.path(), line).code).collect();
    assert_eq!(codes, [0, 0, 1], "{commands:?}");
    let (merged, whole) = (shell(&shop.path(), &commands[2]), shell(&shop.path(), "dr-lint src"));
    assert_eq!(merged, whole);
}

fn checked_out() -> Shop {
    let shop = Shop::new();
    copy_all(&root().join("testdata/shop/before"), &shop.path().join("src"));
    shop
}

#[test]
fn the_settings_of_monorepos_are_those_that_the_scripts_use() {
    let shown = snippets(&page("monorepos.md"), "json");
    for file in ["turbo.json", "nx.json"] {
        let used = fs::read_to_string(root().join("tests/ci").join(file)).unwrap();
        assert!(shown.contains(&used), "{file} is another on the page");
    }
}
