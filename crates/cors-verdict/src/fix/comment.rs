//! How a stack writes comments.

/// What makes lines a comment.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Comment {
    /// `# …`
    Hash,
    /// `// …`
    Slashes,
    /// `<!-- … -->`
    Xml,
}

impl Comment {
    /// The lines as comments, each with its line break.
    pub(super) fn of(self, lines: &[String]) -> String {
        lines
            .iter()
            .map(|line| match self {
                Self::Hash => format!("# {line}\n"),
                Self::Slashes => format!("// {line}\n"),
                // Two hyphens would end it.
                Self::Xml => format!("<!-- {} -->\n", line.replace("--", "- -")),
            })
            .collect()
    }
}
