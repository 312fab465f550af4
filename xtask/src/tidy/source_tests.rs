//! What the scanner must tell apart, in both languages.

use super::*;

fn code(text: &str, language: Language) -> String {
    Source::read(text, language).only(Kind::Code).into_iter().collect()
}

fn rust(text: &str) -> String {
    code(text, Language::Rust)
}

fn script(text: &str) -> String {
    code(text, Language::TypeScript)
}

#[test]
fn comments_are_blanked_and_lines_stay() {
    assert_eq!(rust("a // b\nc"), "a     \nc");
    assert_eq!(rust("a /* x /* y */ z */ b"), "a                   b");
    assert_eq!(script("a /* x /* y */ b"), "a              b");
}

#[test]
fn a_comment_mark_inside_a_string_is_no_comment() {
    assert_eq!(rust(r#"f("http://x", b)"#), "f(          , b)");
    assert_eq!(script("f('http://x', b)"), "f(          , b)");
}

#[test]
fn a_quote_inside_a_comment_opens_no_string() {
    assert_eq!(rust("a // don't \"\nb"), "a           \nb");
}

#[test]
fn escaped_quotes_do_not_end_a_string() {
    assert_eq!(rust(r#"f("a\"{", b)"#), "f(      , b)");
    assert_eq!(rust(r#"f("\\", b)"#), "f(    , b)");
}

#[test]
fn raw_strings_end_with_as_many_hashes_as_they_began() {
    assert_eq!(rust(r###"f(r#"a"{"#, b)"###), "f(        , b)");
    assert_eq!(rust(r#"f(br"\", b)"#), "f(     , b)");
    assert_eq!(rust("r#type { x }"), "r#type { x }");
}

#[test]
fn lifetimes_are_code_and_characters_are_literals() {
    assert_eq!(rust("fn f<'a>(x: &'a str) {}"), "fn f<'a>(x: &'a str) {}");
    assert_eq!(rust("['{', '\\'', '\\u{1F600}', b'}']"), "[   ,     ,            , b   ]");
}

#[test]
fn rust_strings_span_lines_and_keep_them() {
    assert_eq!(rust("f(\"a\n{\", b)"), "f(  \n  , b)");
}

#[test]
fn templates_are_literals_with_all_that_is_nested_in_them() {
    assert_eq!(script("f(`a ${g({x: `}`})} {`, b)"), "f(                    , b)");
}

#[test]
fn patterns_are_literals_and_divisions_are_not() {
    assert_eq!(script("f(/[/\"]{2}/, b)"), "f(         , b)");
    assert_eq!(script("a / b / c"), "a / b / c");
    assert_eq!(script("<A x={y} /> // z"), "<A x={y} />     ");
}

#[test]
fn an_apostrophe_in_a_pages_text_harms_only_its_line() {
    assert_eq!(script("<p>don't</p>\n{x}"), "<p>don      \n{x}");
}

#[test]
fn unfinished_texts_end_with_the_file() {
    assert_eq!(rust("a \"b"), "a   ");
    assert_eq!(rust("a /* b"), "a     ");
    assert_eq!(rust("a r#\"b\""), "a      ");
    assert_eq!(script("a `b ${c"), "a       ");
    assert_eq!(rust("a \"b\\"), "a    ");
    assert_eq!(rust("'"), "'");
}

#[test]
fn literals_are_listed_with_their_quotes() {
    let source = Source::read("import a from 'b';\nimport \"c\";", Language::TypeScript);

    let texts: Vec<_> = source.literals().into_iter().map(|range| source.text(range)).collect();

    assert_eq!(texts, ["'b'", "\"c\""]);
}

#[test]
fn lines_of_comments_alone_are_no_code_lines() {
    let text = "//! Head.\n\nfn a() {\n    // why\n    \"x\\\n    y\"\n}\n";

    assert_eq!(Source::read(text, Language::Rust).code_lines(), 4);
}
