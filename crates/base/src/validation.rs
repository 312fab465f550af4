//! Checks of one input: all its problems at once, each beside its field.

use crate::language::Language;
use crate::refusal::{FieldProblem, Refuse};

/// Collects what is wrong with an input, so that a person mends it in one go.
///
/// ```
/// let name = "";
/// let mut checks = base::Checks::new();
/// checks.require(!name.is_empty(), "name", "required", "Nama wajib diisi.", "The name is required.");
/// let invalid = checks.finish().unwrap_err();
/// assert_eq!(invalid.problems()[0].field, "name");
/// ```
#[derive(Debug, Default)]
#[must_use = "checks say nothing until `finish`"]
pub struct Checks {
    problems: Vec<FieldProblem>,
}

impl Checks {
    /// No problem yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a problem with the field unless `holds`: its code, and why in Indonesian and English.
    pub fn require(
        &mut self,
        holds: bool,
        field: impl Into<String>,
        code: &'static str,
        id: impl Into<String>,
        en: impl Into<String>,
    ) {
        if !holds {
            self.note(FieldProblem { field: field.into(), code, id: id.into(), en: en.into() });
        }
    }

    /// Notes a problem.
    pub fn note(&mut self, problem: FieldProblem) {
        self.problems.push(problem);
    }

    /// The value, or a note with the refusal's own code and sentences: for `Phone::parse` and its like.
    pub fn accept<T, R: Refuse>(
        &mut self,
        field: impl Into<String>,
        read: Result<T, R>,
    ) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.note(FieldProblem {
                    field: field.into(),
                    code: refusal.code(),
                    id: refusal.text(Language::Id),
                    en: refusal.text(Language::En),
                });
                None
            }
        }
    }

    /// Nothing if all is well, else every problem in the order of the checks.
    pub fn finish(self) -> Result<(), Invalid> {
        if self.problems.is_empty() { Ok(()) } else { Err(Invalid { problems: self.problems }) }
    }
}

/// The input is wrong (422, `platform.invalid`), field by field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    problems: Vec<FieldProblem>,
}

impl Invalid {
    /// The refusal of one problem.
    pub fn of(problem: FieldProblem) -> Self {
        Self { problems: vec![problem] }
    }

    /// The refusal of one field, in short.
    pub fn field(field: &str, code: &'static str, id: &str, en: &str) -> Self {
        let (field, id, en) = (field.to_owned(), id.to_owned(), en.to_owned());
        Self::of(FieldProblem { field, code, id, en })
    }

    /// What is wrong, at least one.
    pub fn problems(&self) -> &[FieldProblem] {
        &self.problems
    }
}

impl Refuse for Invalid {
    fn code(&self) -> &'static str {
        "platform.invalid"
    }

    fn status(&self) -> u16 {
        422
    }

    fn text(&self, language: Language) -> String {
        match (language, self.problems.as_slice()) {
            (_, [only]) => only.text(language).to_owned(),
            (Language::Id, _) => "Beberapa isian perlu diperbaiki.".to_owned(),
            (Language::En, _) => "Some fields need to be corrected.".to_owned(),
        }
    }

    fn fields(&self) -> Vec<FieldProblem> {
        self.problems.clone()
    }
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}

impl std::error::Error for Invalid {}

#[cfg(test)]
mod tests {
    use super::{Checks, Invalid};
    use crate::{FieldProblem, Language, Phone, Refuse};

    #[test]
    fn checks_that_hold_finish_well() {
        let mut checks = Checks::new();

        checks.require(true, "name", "required", "Wajib.", "Required.");
        let phone = checks.accept("phone", Phone::parse("0812-3456-789"));

        assert_eq!(phone.map(|phone| phone.to_string()).as_deref(), Some("628123456789"));
        assert_eq!(checks.finish(), Ok(()));
    }

    #[test]
    fn every_problem_is_told_in_the_order_of_the_checks() {
        let mut checks = Checks::new();

        checks.require(false, "name", "required", "Nama wajib diisi.", "The name is required.");
        let phone = checks.accept("phone", Phone::parse("halo"));
        checks.require(false, format!("items.{}", 3), "unknown", "Tidak dikenal.", "Unknown.");

        let invalid = checks.finish().unwrap_err();
        let fields: Vec<_> = invalid.fields().into_iter().map(|p| (p.field, p.code)).collect();
        assert_eq!(phone, None);
        assert_eq!((invalid.code(), invalid.status()), ("platform.invalid", 422));
        assert_eq!(
            fields,
            [
                ("name".to_owned(), "required"),
                ("phone".to_owned(), "platform.phone.not_a_number"),
                ("items.3".to_owned(), "unknown"),
            ]
        );
        assert_eq!(invalid.text(Language::Id), "Beberapa isian perlu diperbaiki.");
    }

    #[test]
    fn one_problem_speaks_for_the_whole() {
        let problem = FieldProblem {
            field: "otp".to_owned(),
            code: "wrong",
            id: "Kode salah.".to_owned(),
            en: "Wrong code.".to_owned(),
        };

        let invalid = Invalid::of(problem.clone());

        assert_eq!(invalid.problems(), [problem]);
        assert_eq!(invalid.text(Language::Id), "Kode salah.");
        assert_eq!(invalid.to_string(), "Wrong code.");
    }
}
