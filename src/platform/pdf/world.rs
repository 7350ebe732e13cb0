//! All that a template can reach: itself, what templates share, its data, a logo, our fonts.

use std::sync::LazyLock;

use serde_json::Value;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use super::{Order, PdfError};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::builder().build()));

/// Read once: Libertinus Serif for what is signed, Atkinson Hyperlegible Next for what must be easy to read.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 5] = [
        include_bytes!("fonts/LibertinusSerif-Regular.otf"),
        include_bytes!("fonts/LibertinusSerif-Bold.otf"),
        include_bytes!("fonts/LibertinusSerif-Italic.otf"),
        include_bytes!("fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
        include_bytes!("fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    ];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

static FILES: LazyLock<[FileId; 4]> =
    LazyLock::new(|| ["main.typ", "common.typ", "data.json", "logo.png"].map(file_id));

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One document's files.
pub struct Desk {
    main: Source,
    common: Source,
    data: Bytes,
    logo: Option<Bytes>,
}

impl Desk {
    /// Lays the order's files out.
    ///
    /// # Errors
    /// Data that cannot be written as JSON.
    pub fn of(order: Order) -> Result<Self, PdfError> {
        let [main, common, ..] = *FILES;
        let data = serde_json::to_vec(&printable(order.data))
            .map_err(|error| PdfError::Template(error.to_string()))?;
        Ok(Self {
            main: Source::new(main, order.template.to_owned()),
            common: Source::new(common, order.common.to_owned()),
            data: Bytes::new(data),
            logo: order.logo.map(Bytes::new),
        })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.common]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let [.., data, logo] = *FILES;
        if id == data {
            return Ok(self.data.clone());
        }
        self.logo.clone().filter(|_| id == logo).ok_or(FileError::AccessDenied)
    }
    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }
    /// Templates have no clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// What stands for a sign that none of our fonts has: without it the whole document would be refused.
const UNKNOWN: char = '\u{25a1}';

/// The data with signs that our fonts have.
fn printable(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.chars().filter_map(sign).collect()),
        Value::Array(items) => Value::Array(items.into_iter().map(printable).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, value)| (name, printable(value))).collect())
        }
        other => other,
    }
}

fn sign(sign: char) -> Option<char> {
    let drawn = || FONTS.iter().any(|font| font.info().coverage.contains(sign.into()));
    match sign {
        '\n' | '\t' => Some(sign),
        // Invisible: joiners, marks of direction, variants of emoji.
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => None,
        _ if sign.is_control() => None,
        // Private use: a reader could not be told what it is, so the standards forbid it.
        '\u{e000}'..='\u{f8ff}' => Some(UNKNOWN),
        _ if drawn() => Some(sign),
        _ => Some(UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_sign_that_no_font_has_is_shown_as_unknown_and_french_is_whole() {
        let french = "« L’œuvre : Ÿ, ç, À, É — 1 200 € nº 3 »";
        assert_eq!(printable(json!({ "a": [french] })), json!({ "a": [french] }));
        assert_eq!(printable(json!("bien 👍\u{200b}\u{7}!")), json!("bien \u{25a1}!"));
    }
}
