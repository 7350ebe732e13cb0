//! Mails as a mail program reads them: headers, decoded bodies, the calendar part.

use base64::Engine as _;

use super::smtp::header;

/// One message taken apart.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: String,
    pub from: String,
    /// Plain text.
    pub text: String,
    /// Content-Type and text of the calendar part.
    pub calendar: Option<(String, String)>,
}

impl Letter {
    pub fn read(message: &str) -> Self {
        let message = message.replace("\r\n", "\n");
        let kind = header(&message, "Content-Type");
        let boundary =
            kind.split_once("boundary=\"").expect("a boundary").1.split('"').next().expect("quoted");
        let parts: Vec<(String, String)> = message
            .split(&format!("--{boundary}"))
            .skip(1)
            .filter(|part| !part.starts_with("--"))
            .map(|part| {
                let part = part.trim_start_matches('\n');
                let (_, body) = part.split_once("\n\n").expect("a body");
                // The last line break belongs to the boundary.
                let body = body.strip_suffix('\n').unwrap_or(body);
                (header(part, "Content-Type"), decoded(body, &header(part, "Content-Transfer-Encoding")))
            })
            .collect();
        let of = |kind: &str| parts.iter().find(|(found, _)| found.starts_with(kind)).cloned();
        Self {
            to: header(&message, "To"),
            from: header(&message, "From"),
            text: of("text/plain").expect("a text").1,
            // Lines of a text part end in CRLF on the wire, which reading the message took away.
            calendar: of("text/calendar")
                .map(|(kind, text)| (kind, text.replace("\r\n", "\n").replace('\n', "\r\n"))),
        }
    }

    /// The token of its answer link.
    pub fn token(&self) -> String {
        let (_, rest) = self.text.split_once("/reponse#").unwrap_or_else(|| panic!("no link: {}", self.text));
        rest.split_whitespace().next().expect("a token").to_owned()
    }

    /// A line of the calendar part, unfolded.
    pub fn line(&self, name: &str) -> String {
        let (_, text) = self.calendar.as_ref().expect("a calendar part");
        let text = text.replace("\r\n", "\n").replace("\n ", "");
        let event = text.split("BEGIN:VEVENT").nth(1).unwrap_or(&text).to_owned();
        let is = |line: &&str| line.starts_with(&format!("{name}:")) || line.starts_with(&format!("{name};"));
        event.lines().find(is).unwrap_or_else(|| panic!("no {name} in {text}")).to_owned()
    }
}

fn decoded(body: &str, encoding: &str) -> String {
    match encoding {
        "base64" => {
            let joined: String = body.split_whitespace().collect();
            let bytes = base64::engine::general_purpose::STANDARD.decode(joined).expect("base64");
            String::from_utf8(bytes).expect("UTF-8")
        }
        "quoted-printable" => {
            let joined = body.replace("=\n", "");
            let mut bytes = Vec::new();
            let mut rest = joined.as_bytes();
            while let [first, after @ ..] = rest {
                if *first == b'=' && after.len() >= 2 {
                    let hex = std::str::from_utf8(&after[..2]).expect("ASCII");
                    bytes.push(u8::from_str_radix(hex, 16).expect("hexadecimal"));
                    rest = &after[2..];
                } else {
                    bytes.push(*first);
                    rest = after;
                }
            }
            String::from_utf8(bytes).expect("UTF-8")
        }
        _ => body.to_owned(),
    }
}
