//! Tells code from comments and literals, in Rust and TypeScript, character by character.
//!
//! Not a parser: it knows just enough of both languages that no rule mistakes a word in a string
//! or a comment for code, or a brace in a literal for a block.

use std::ops::Range;

/// A language that the scanner knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `*.rs`
    Rust,
    /// `*.ts`, `*.tsx` and JavaScript
    TypeScript,
}

/// What a character belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Everything that is neither of the others.
    Code,
    /// A comment, with its marks.
    Comment,
    /// A string, character, template or pattern, with its quotes.
    Literal,
}

/// A text with the kind of each of its characters.
pub struct Source {
    chars: Vec<char>,
    kinds: Vec<Kind>,
}

impl Source {
    /// Scans a text.
    pub fn read(text: &str, language: Language) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut kinds = Vec::with_capacity(chars.len());
        let mut scanner = Scanner { chars: &chars, language, before: None };
        while kinds.len() < chars.len() {
            let (end, kind) = scanner.next(kinds.len());
            kinds.resize(end.min(chars.len()), kind);
        }
        Self { chars, kinds }
    }

    /// The text with everything of other kinds blanked, so that lines and columns stay.
    pub fn only(&self, wanted: Kind) -> Vec<char> {
        let pairs = self.chars.iter().zip(&self.kinds);
        pairs.map(|(c, kind)| if *kind == wanted || *c == '\n' { *c } else { ' ' }).collect()
    }

    /// The same as [`Self::only`], as lines.
    pub fn lines_of(&self, wanted: Kind) -> Vec<String> {
        let text: String = self.only(wanted).into_iter().collect();
        text.lines().map(str::to_owned).collect()
    }

    /// Lines that hold code or a literal.
    pub fn code_lines(&self) -> usize {
        let text: String = self
            .chars
            .iter()
            .zip(&self.kinds)
            .map(|(c, kind)| if *kind == Kind::Comment && *c != '\n' { ' ' } else { *c })
            .collect();
        text.lines().filter(|line| !line.trim().is_empty()).count()
    }

    /// Where the literals are, in order.
    pub fn literals(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        for run in self.kinds.chunk_by(|one, next| one == next) {
            if run[0] == Kind::Literal {
                found.push(at..at + run.len());
            }
            at += run.len();
        }
        found
    }

    /// A stretch of the text.
    pub fn text(&self, range: Range<usize>) -> String {
        self.chars[range].iter().collect()
    }

    /// The line of a character, counted from one.
    pub fn line(&self, at: usize) -> usize {
        line_of(&self.chars, at)
    }
}

/// The line of a character, counted from one.
pub fn line_of(chars: &[char], at: usize) -> usize {
    1 + chars[..at].iter().filter(|c| **c == '\n').count()
}

/// Whether a character may stand in a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

struct Scanner<'a> {
    chars: &'a [char],
    language: Language,
    /// The last code character that is not a space: decides whether a slash begins a pattern.
    before: Option<char>,
}

impl Scanner<'_> {
    /// The end and the kind of the run that begins at `at`.
    fn next(&mut self, at: usize) -> (usize, Kind) {
        let is_rust = self.language == Language::Rust;
        match (self.chars[at], self.peek(at + 1)) {
            ('/', Some('/')) => (self.line_end(at), Kind::Comment),
            ('/', Some('*')) => (self.block_end(at), Kind::Comment),
            ('"', _) => self.literal(self.quoted_end(at, is_rust)),
            ('\'', _) if !is_rust => self.literal(self.quoted_end(at, false)),
            ('\'', _) => match self.char_end(at) {
                Some(end) => self.literal(end),
                None => self.code(at + 1),
            },
            ('`', _) if !is_rust => self.literal(self.template_end(at)),
            ('/', _) if !is_rust => match self.pattern_end(at) {
                Some(end) => self.literal(end),
                None => self.code(at + 1),
            },
            (c, _) if is_word(c) => self.word(at),
            _ => self.code(at + 1),
        }
    }

    fn code(&mut self, end: usize) -> (usize, Kind) {
        let last = self.chars[end - 1];
        if !last.is_whitespace() {
            self.before = Some(last);
        }
        (end, Kind::Code)
    }

    fn literal(&mut self, end: usize) -> (usize, Kind) {
        self.before = Some('"');
        (end, Kind::Literal)
    }

    fn word(&mut self, at: usize) -> (usize, Kind) {
        let end = self.find(at, |c| !is_word(c));
        let is_raw = self.language == Language::Rust
            && matches!(self.chars[at..end], ['r'] | ['b' | 'c', 'r']);
        match self.raw_end(end) {
            Some(end) if is_raw => self.literal(end),
            _ => self.code(end),
        }
    }

    fn peek(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    fn find(&self, from: usize, wanted: impl Fn(char) -> bool) -> usize {
        (from..self.chars.len()).find(|at| wanted(self.chars[*at])).unwrap_or(self.chars.len())
    }

    fn line_end(&self, at: usize) -> usize {
        self.find(at, |c| c == '\n')
    }

    /// Rust's block comments nest, the others' do not.
    fn block_end(&self, from: usize) -> usize {
        let (mut at, mut depth) = (from + 2, 1);
        while depth > 0 && at < self.chars.len() {
            match (self.chars[at], self.peek(at + 1)) {
                ('*', Some('/')) => {
                    depth -= 1;
                    at += 2;
                }
                ('/', Some('*')) if self.language == Language::Rust => {
                    depth += 1;
                    at += 2;
                }
                _ => at += 1,
            }
        }
        at
    }

    fn quoted_end(&self, from: usize, may_span_lines: bool) -> usize {
        let mut at = from + 1;
        while let Some(c) = self.peek(at) {
            match c {
                '\\' => at += 2,
                // An apostrophe in a page's text is no string: it ends with its line.
                '\n' if !may_span_lines => return at,
                c if c == self.chars[from] => return at + 1,
                _ => at += 1,
            }
        }
        self.chars.len()
    }

    /// The end of a Rust character, or none for a lifetime.
    fn char_end(&self, at: usize) -> Option<usize> {
        if self.peek(at + 1)? == '\\' {
            return Some(self.find(at + 3, |c| c == '\'') + 1);
        }
        (self.peek(at + 2)? == '\'').then_some(at + 3)
    }

    /// The end of a raw string whose hashes and quote begin at `at`, if they do.
    fn raw_end(&self, at: usize) -> Option<usize> {
        let quote = self.find(at, |c| c != '#');
        if self.peek(quote)? != '"' {
            return None;
        }
        let hashes = quote - at;
        let closes = |end: &usize| {
            self.chars[*end] == '"'
                && (1..=hashes).all(|offset| self.peek(end + offset) == Some('#'))
        };
        let end = (quote + 1..self.chars.len()).find(closes);
        Some(end.map_or(self.chars.len(), |end| end + 1 + hashes))
    }

    /// A template, with what is written inside its braces.
    fn template_end(&self, from: usize) -> usize {
        let (mut at, mut depth) = (from + 1, 0_usize);
        while let Some(c) = self.peek(at) {
            match c {
                '\\' => at += 2,
                '`' if depth == 0 => return at + 1,
                '`' => at = self.template_end(at),
                '$' if depth == 0 && self.peek(at + 1) == Some('{') => {
                    depth = 1;
                    at += 2;
                }
                '{' if depth > 0 => {
                    depth += 1;
                    at += 1;
                }
                '}' if depth > 0 => {
                    depth -= 1;
                    at += 1;
                }
                _ => at += 1,
            }
        }
        self.chars.len()
    }

    /// A pattern between slashes stands only where a value may begin, and ends on its line.
    fn pattern_end(&self, from: usize) -> Option<usize> {
        if self.before.is_some_and(|c| !"(,=:[!&|?;".contains(c)) {
            return None;
        }
        let (mut at, mut in_class) = (from + 1, false);
        while let Some(c) = self.peek(at) {
            match c {
                '\n' => return None,
                '\\' => at += 1,
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => return Some(at + 1),
                _ => {}
            }
            at += 1;
        }
        None
    }
}

#[cfg(test)]
#[path = "source_tests.rs"]
mod tests;
