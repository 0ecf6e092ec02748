//! Questions at the terminal, and their answers.

use std::io::{self, BufRead, Write};

use dr_lint_reporter::{ProposedChange, Style, proposal, shown_path};
use dr_lint_rules::{Applicability, Diagnostic, PaymentMethod};

use super::question::Question;
use super::tally::Turn;

/// Somebody at the terminal, who reads standard error and answers on standard input.
pub(crate) struct Prompt {
    /// The look of the questions.
    pub(crate) style: Style,
    /// The payment methods that they name.
    pub(crate) methods: Vec<PaymentMethod>,
}

/// The answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Apply this fix.
    Yes,
    /// Leave it.
    No,
    /// Apply it, and all further ones of its rules.
    All,
    /// Ask no more.
    Quit,
}

impl Answer {
    fn read(line: &str) -> Option<Self> {
        match line.trim().to_ascii_lowercase().as_str() {
            "y" | "yes" => Some(Self::Yes),
            "n" | "no" => Some(Self::No),
            "a" | "all" => Some(Self::All),
            "q" | "quit" => Some(Self::Quit),
            _ => None,
        }
    }
}

impl Prompt {
    /// Shows a fix, and asks until there is an answer. The end of standard input is one: to ask no more.
    pub(super) fn ask(&self, question: &Question, changes: &[ProposedChange<'_>], turn: Turn) -> Answer {
        let findings: Vec<&Diagnostic> = question.findings.iter().collect();
        let shown = proposal(&findings, question.applicability, changes, &self.methods, &self.style);
        let asked = format!("({}/{}) Apply this fix? [y,n,a,q,?] ", turn.number, turn.of);
        let mut text = format!("\n{shown}{asked}");
        loop {
            let answer = said(&text).and_then(|()| heard());
            match answer.map(|line| line.map(|line| Answer::read(&line))) {
                Ok(Some(Some(answer))) => return answer,
                Ok(Some(None)) => text = format!("{}{asked}", help(question)),
                // Whoever could answer is gone.
                Ok(None) | Err(_) => {
                    let _ = said("\n");
                    return Answer::Quit;
                }
            }
        }
    }

    /// Says that a fix is applied because of an earlier answer.
    pub(super) fn say_applied(question: &Question) {
        let place = &question.findings[0].place;
        let (path, start) = (shown_path(place.file.name()), place.start());
        let line = format!("applied: {path}:{}:{}: {}\n", start.line, start.column, question.rules().join(", "));
        let _ = said(&line);
    }
}

/// The meaning of the answers.
fn help(question: &Question) -> String {
    let rules = question.rules().join(" and ");
    let all = match question.applicability {
        Applicability::Safe => format!("apply it, and all further safe fixes that are for {rules} only"),
        Applicability::Unsafe => format!("apply it, and all further fixes that are for {rules} only, safe or unsafe"),
    };
    format!(
        "y - apply this fix\n\
         n - leave it; it is not asked again\n\
         a - {all}\n\
         q - ask no more: write what was accepted, and report what is left\n\
         ? - show this\n\
         Ctrl-C ends dr-lint without writing anything.\n"
    )
}

fn said(text: &str) -> io::Result<()> {
    let mut out = io::stderr().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// The next line of standard input; `None` at its end.
fn heard() -> io::Result<Option<String>> {
    // Bytes: a letter that a terminal sends in another encoding is no answer, and no end either.
    let mut line = Vec::new();
    let length = io::stdin().lock().read_until(b'\n', &mut line)?;
    Ok((length > 0).then(|| String::from_utf8_lossy(&line).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_letters_or_words() {
        for (line, answer) in [("y\n", Answer::Yes), (" N \r\n", Answer::No), ("all", Answer::All), ("q", Answer::Quit)]
        {
            assert_eq!(Answer::read(line), Some(answer), "{line}");
        }
        for line in ["", "\n", "?", "x", "yn"] {
            assert_eq!(Answer::read(line), None, "{line}");
        }
    }
}
