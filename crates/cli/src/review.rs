//! Fixing with a person: each fix is shown, and applied where the answer is yes.
//!
//! A question is about all edits that a payload needs. Each is tried in memory before it is asked, so that nothing is offered
//! that would not pass, and tried on the text that the accepted ones have left: what is shown is what will be written.

mod prompt;
mod question;
mod settled;
mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dr_lint_parser::SourceFile;
use dr_lint_reporter::{FileError, ProposedChange, counted};
use dr_lint_rules::{Baseline, Diagnostic, Missing};

use self::prompt::Answer;
pub(crate) use self::prompt::Prompt;
use self::question::Question;
use self::settled::Settled;
pub(crate) use self::tally::Tally;
use crate::attempt::{Fixed, Fixing, MAX_ROUNDS};
use crate::groups::Groups;
use crate::linted_file::LintedFile;
use crate::offset_map::{FindingKey, OffsetMaps};
use crate::output;

/// A review under way.
struct Review<'a> {
    /// The fixes that were accepted so far.
    fixed: Fixed<'a>,
    settled: Settled,
    tally: Tally,
}

/// A fix that passed, on top of those that were accepted before.
struct Step {
    changed: BTreeMap<String, Arc<SourceFile>>,
    originals: BTreeMap<String, Arc<SourceFile>>,
    offsets: OffsetMaps,
    together: Groups,
    baseline: Baseline,
    linted: Vec<LintedFile>,
}

/// The outcome of trying a fix.
enum Trial {
    /// It changes no file that may be changed.
    Nothing,
    /// It doesn't pass, for these reasons.
    Wrong(Vec<FileError>),
    Passed(Step),
}

impl<'a> Fixing<'a> {
    /// Asks about each fix of what was linted, and applies in memory what is accepted.
    pub(crate) fn review(&self, linted: &[LintedFile], prompt: &Prompt) -> (Fixed<'a>, Tally) {
        let fixed = self.unfixed(linted.to_vec());
        say_what_is_missing(&fixed);
        let mut review = Review { fixed, settled: Settled::default(), tally: Tally::default() };
        while let Some((question, more)) = review.next() {
            match self.trial(&review.fixed, &question) {
                Trial::Passed(step) => {
                    if review.answered(&question, step, more, prompt) == Answer::Quit {
                        break;
                    }
                }
                Trial::Wrong(errors) => {
                    review.fixed.refused.extend(errors);
                    review.settled.add(&question);
                }
                Trial::Nothing => review.settled.add(&question),
            }
        }
        let Review { mut fixed, tally, .. } = review;
        fixed.unused = fixed.what_is_unused();
        fixed.kept = self.explain_kept(&mut fixed.linted);
        (fixed, tally)
    }

    /// Tries the fixes of a question on top of what was accepted, with what they leave unused if that passes.
    fn trial(&self, fixed: &Fixed<'a>, question: &Question) -> Trial {
        let fixing = Fixing {
            imports: &fixed.texts,
            config: self.config,
            baseline: &fixed.baseline,
            wanted: question.applicability,
            outside: self.outside,
            kept: self.kept,
            unused: self.unused,
        };
        let mut wrong = Vec::new();
        for sweeps in [MAX_ROUNDS, 0] {
            let mut trial = fixing.unfixed(fixed.linted.clone());
            if !fixing.apply_question(&mut trial, question) {
                return Trial::Nothing;
            }
            for _ in 0..sweeps {
                if fixing.sweep(&mut trial, |_| true).is_empty() {
                    break;
                }
            }
            wrong = fixing.wrong(&trial, &fixed.linted);
            if wrong.is_empty() {
                return Trial::Passed(Step::of(trial));
            }
        }
        Trial::Wrong(wrong)
    }

    /// Applies the fixes of a question, in rounds where they overlap. False if none can be applied.
    fn apply_question(&self, trial: &mut Fixed<'a>, question: &Question) -> bool {
        for round in 0..MAX_ROUNDS {
            let keys = question.findings.iter().map(FindingKey::of);
            let keys: BTreeSet<FindingKey> = keys.filter_map(|key| trial.offsets.follow(&key)).collect();
            let report = trial.report(Vec::new());
            let chosen = report.diagnostics().filter(|found| keys.contains(&FindingKey::of(found)));
            if self.apply(trial, chosen).is_empty() {
                return round > 0;
            }
        }
        true
    }
}

impl Review<'_> {
    /// The next question, and the number of those after it.
    fn next(&self) -> Option<(Question, usize)> {
        let report = self.fixed.report(Vec::new());
        let mut open = Question::all(report.diagnostics().filter(|found| !self.settled.has(found)));
        let more = open.len().checked_sub(1)?;
        Some((open.swap_remove(0), more))
    }

    /// Asks a question, unless an earlier answer holds for it, and does what the answer says.
    fn answered(&mut self, question: &Question, step: Step, more: usize, prompt: &Prompt) -> Answer {
        let answer = if self.settled.is_accepted(question) {
            Prompt::say_applied(question);
            Answer::Yes
        } else {
            prompt.ask(question, &step.changes(), self.tally.asked(more))
        };
        match answer {
            Answer::Quit => self.tally.left = more + 1,
            Answer::No => {
                self.tally.declined += 1;
                self.settled.add(question);
            }
            Answer::Yes | Answer::All => {
                self.tally.accepted += 1;
                if answer == Answer::All {
                    self.settled.accept_all(question);
                }
                self.settled.follow(question, &step.offsets);
                self.fixed.absorb(step);
            }
        }
        answer
    }
}

impl Step {
    fn of(trial: Fixed<'_>) -> Self {
        let Fixed { texts, originals, offsets, together, baseline, linted, .. } = trial;
        Self { changed: texts.changed, originals, offsets, together, baseline, linted }
    }

    /// The texts that it changes, without and with it.
    fn changes(&self) -> Vec<ProposedChange<'_>> {
        self.changed
            .iter()
            .filter_map(|(name, after)| {
                Some(ProposedChange { name, before: self.originals.get(name)?.text(), after: after.text() })
            })
            .collect()
    }
}

impl Fixed<'_> {
    /// Adds a fix that was tried on top of these.
    fn absorb(&mut self, step: Step) {
        for (name, original) in step.originals {
            self.originals.entry(name).or_insert(original);
        }
        self.texts.changed.extend(step.changed);
        self.offsets.append(step.offsets);
        self.together.append(step.together);
        self.baseline = step.baseline;
        self.linted = step.linted;
    }
}

/// Says that sessions can't be put in where nobody gave an expression for them.
fn say_what_is_missing(fixed: &Fixed<'_>) {
    let report = fixed.report(Vec::new());
    let waits = |found: &&Diagnostic| found.missing == Some(Missing::SessionExpression);
    let payloads: BTreeSet<_> = report.diagnostics().filter(waits).map(|found| &found.place).collect();
    if !payloads.is_empty() {
        output::say(&format!(
            "{} without a session can only get one with --session-id EXPR; give it to be asked about these, too",
            counted(payloads.len(), "payload"),
        ));
    }
}
