//! The options that ask about dr-lint itself.

use clap_complete::Shell;

/// The options that ask about dr-lint itself.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Information")]
pub(crate) struct InformArgs {
    /// List the rules with their default levels
    #[arg(long = "rules")]
    pub(crate) list_rules: bool,

    /// Explain a rule or a payment method: what it is about and why, code before and after, fix and settings
    #[arg(long, value_name = "RULE|METHOD")]
    pub(crate) explain: Option<String>,

    /// Print what makes a shell complete the options of dr-lint; the shell's manual says where it goes
    #[arg(long, value_name = "SHELL", value_enum)]
    pub(crate) completions: Option<Shell>,

    /// Print the manual page, for `man`
    #[arg(long)]
    pub(crate) man: bool,
}
