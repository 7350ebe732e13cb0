//! Counting a query's words and signs without parsing it, so that a bomb costs no more than reading it once.

/// What a query's text is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Words and signs.
    pub tokens: usize,
    /// The most brackets open at once. The parser descends once for each, so this is known before it starts.
    pub nesting: usize,
}

/// Reads a query's text once. A text that is no GraphQL gives some figure too; the parser refuses it later.
pub(super) fn shape_of(text: &str) -> Shape {
    let bytes = text.as_bytes();
    let (mut shape, mut open, mut at) = (Shape::default(), 0_usize, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => {
                at += 1;
                continue;
            }
            b'#' => {
                at += bytes[at..].iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
                continue;
            }
            b'"' => at = after_string(bytes, at),
            b'.' if bytes[at..].starts_with(b"...") => at += 3,
            b'{' | b'[' | b'(' => {
                open += 1;
                shape.nesting = shape.nesting.max(open);
                at += 1;
            }
            b'}' | b']' | b')' => {
                open = open.saturating_sub(1);
                at += 1;
            }
            byte if is_word(*byte) => at += bytes[at..].iter().take_while(|byte| is_word(**byte)).count(),
            _ => at += 1,
        }
        shape.tokens += 1;
    }
    shape
}

/// Names and numbers; a number's sign or point is no separate token, but counting it as one harms nobody.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn after_string(bytes: &[u8], start: usize) -> usize {
    let block = bytes[start..].starts_with(b"\"\"\"");
    let mut at = start + if block { 3 } else { 1 };
    while at < bytes.len() {
        if block && bytes[at..].starts_with(b"\\\"\"\"") {
            at += 4;
        } else if block && bytes[at..].starts_with(b"\"\"\"") {
            return at + 3;
        } else if !block && bytes[at] == b'\\' {
            at += 2;
        } else if !block && matches!(bytes[at], b'"' | b'\n') {
            return at + 1;
        } else {
            at += 1;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_signs_are_counted_and_the_rest_is_not() {
        let shape = |text| shape_of(text);
        assert_eq!(shape("{ site { name } }"), Shape { tokens: 6, nesting: 2 });
        assert_eq!(shape("# { { {\n,,, \t{a}"), Shape { tokens: 3, nesting: 1 });
        assert_eq!(shape("{a(b: \"}{[\\\"[\", c: [1])...F}").nesting, 3);
        assert_eq!(shape("{a(b: \"\"\" { \\\"\"\" \" { \"\"\")}"), Shape { tokens: 8, nesting: 2 });
        assert_eq!(shape("\"never closed \\"), Shape { tokens: 1, nesting: 0 });
        assert_eq!(shape("}}}}{é"), Shape { tokens: 6, nesting: 1 });
    }
}
