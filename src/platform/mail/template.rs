//! Mail templates: three small files per message, compiled in, rendered with a typed context.

use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use crate::kernel::error::{Error, Result};

/// The three parts of a message; made with [`template!`](crate::template).
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Name, also stored as the mail's kind.
    pub name: &'static str,
    /// One line.
    pub subject: &'static str,
    /// Plain text.
    pub text: &'static str,
    /// HTML body, put inside the common layout.
    pub html: &'static str,
}

/// Compiles in `mail/<name>/{subject,text,html}.j2` beside the calling file.
#[macro_export]
macro_rules! template {
    ($name:literal) => {
        $crate::platform::mail::Template {
            name: $name,
            subject: include_str!(concat!("mail/", $name, "/subject.j2")),
            text: include_str!(concat!("mail/", $name, "/text.j2")),
            html: include_str!(concat!("mail/", $name, "/html.j2")),
        }
    };
}

/// A message ready to queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// Whole HTML document.
    pub html: String,
}

/// Fills a template; a name missing from the context is a fault, not an empty place.
///
/// # Errors
/// [`Error::Internal`] when template and context do not fit.
pub fn render(template: &Template, context: impl Serialize) -> Result<Rendered> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_trim_blocks(true);
    env.set_lstrip_blocks(true);
    env.set_auto_escape_callback(|name| if name == "html" { AutoEscape::Html } else { AutoEscape::None });
    env.add_template("layout", include_str!("layout.html.j2")).map_err(Error::internal)?;
    for (name, source) in [("subject", template.subject), ("text", template.text), ("html", template.html)] {
        env.add_template(name, source).map_err(Error::internal)?;
    }
    let context = minijinja::Value::from_serialize(&context);
    let part = |name: &str| env.get_template(name).and_then(|t| t.render(&context)).map_err(Error::internal);
    let subject = part("subject")?.trim().to_owned();
    let html = env
        .get_template("layout")
        .and_then(|layout| {
            layout.render(minijinja::context! {
                subject => subject,
                body => minijinja::Value::from_safe_string(
                    env.get_template("html")?.render(&context)?,
                ),
            })
        })
        .map_err(Error::internal)?;
    Ok(Rendered { subject, text: part("text")?, html })
}
