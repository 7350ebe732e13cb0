//! Documents as PDF: what they say, to whom, how they are made and how long they stay.

mod logos;
#[cfg(not(feature = "pdf"))]
mod off;
#[cfg(feature = "pdf")]
mod packs;
#[cfg(feature = "pdf")]
mod public;
#[cfg(feature = "pdf")]
mod reading;
#[cfg(feature = "pdf")]
mod reports;
#[cfg(feature = "pdf")]
mod saying;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};

use crate::support::{Persona, TestApp};

const DOCUMENT: &str = "id kind state progress url fileName sha256 drawnOn";

/// The payload of a request for a document.
async fn request(persona: &Persona<'_>, input: Value) -> Value {
    let query = format!(
        "mutation($input: RequestDocumentInput!) {{ requestDocument(input: $input) {{ document {{ {DOCUMENT} }} \
         problems {{ code field }} }} }}"
    );
    persona.graphql(&query, json!({ "input": input })).await["requestDocument"].take()
}

async fn get(app: &TestApp, path: &str, token: Option<&str>) -> (StatusCode, HeaderMap, Vec<u8>) {
    let mut request = Request::get(path);
    if let Some(token) = token {
        request = request.header("cookie", format!("jonction={token}"));
    }
    app.request(request.body(Body::empty()).unwrap()).await
}

#[cfg(feature = "pdf")]
mod made {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::*;

    pub fn wish(kind: &str, subject: &Value) -> Value {
        json!({ "kind": kind, "subjectId": subject })
    }

    /// The document as it now stands; null for whom it is not.
    pub async fn read(persona: &Persona<'_>, id: &Value) -> Value {
        let query = format!("query($id: ID!) {{ document(id: $id) {{ {DOCUMENT} }} }}");
        persona.graphql(&query, json!({ "id": id })).await["document"].take()
    }

    /// Asks for it, lets the job run and fetches the file.
    pub async fn file(app: &TestApp, persona: &Persona<'_>, input: Value) -> Vec<u8> {
        let asked = request(persona, input).await;
        assert_eq!(asked["problems"], json!([]), "{asked:#}");
        app.run_jobs().await;
        let document = read(persona, &asked["document"]["id"]).await;
        assert_eq!(document["state"], "READY", "{document:#}");
        let (status, _, bytes) = get(app, document["url"].as_str().unwrap(), persona.token.as_deref()).await;
        assert_eq!(status, StatusCode::OK);
        bytes
    }

    /// What a reader finds in the file, spaces and line ends as single spaces.
    pub fn text(pdf: &[u8]) -> String {
        let mut child = Command::new("pdftotext")
            .args(["-enc", "UTF-8", "-", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("pdftotext, of Debian's poppler-utils");
        let mut stdin = child.stdin.take().unwrap();
        let bytes = pdf.to_vec();
        let writer = std::thread::spawn(move || stdin.write_all(&bytes));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The code with which a request is refused.
    pub async fn refused(persona: &Persona<'_>, input: Value) -> String {
        let query = "mutation($input: RequestDocumentInput!) { requestDocument(input: $input) { problems { code } } }";
        persona.error_code(query, json!({ "input": input })).await
    }

    /// The file says all of this.
    pub fn says(pdf: &[u8], expected: &[&str]) {
        let text = text(pdf);
        for words in expected {
            assert!(text.contains(words), "« {words} » in: {text}");
        }
    }
}
