//! The demonstration identity providers, started as the demonstration starts them.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde::Deserialize;
use serde_json::{Value, json};

/// Address of the service under test; nothing listens there, the browser stops on its threshold.
pub const PUBLIC_URL: &str = "http://localhost:8080";
pub const CLIENT_ID: &str = "jonction";
pub const CLIENT_SECRET: &str = "secret-des-tests-sans-aucune-valeur";

/// A Node process with one or several providers. It ends with its standard input, so never outlives the tests.
pub struct Idp {
    child: Child,
    issuers: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Ready {
    id: String,
    issuer: String,
    port: u16,
}

impl Idp {
    /// Starts the providers of a configuration and waits until they listen.
    pub fn start(providers: &[Value]) -> Self {
        let (idp, _) = Self::start_with_ports(providers);
        idp
    }

    /// The same, telling the ports too: they differ from the issuer's behind a proxy.
    pub fn start_with_ports(providers: &[Value]) -> (Self, HashMap<String, u16>) {
        install();
        let mut config = tempfile::NamedTempFile::new().unwrap();
        write!(config, "{}", json!({ "providers": providers })).unwrap();
        let mut child = Command::new("node")
            .arg(folder().join("server.mjs"))
            .arg("--config")
            .arg(config.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is needed to run the demonstration identity providers");
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().take(providers.len());
        let ready: Vec<Ready> = lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
        assert_eq!(ready.len(), providers.len(), "the identity providers did not start, see above");
        let ports = ready.iter().map(|ready| (ready.id.clone(), ready.port)).collect();
        let issuers = ready.into_iter().map(|ready| (ready.id, ready.issuer)).collect();
        (Self { child, issuers }, ports)
    }

    pub fn issuer(&self, id: &str) -> String {
        self.issuers[id].clone()
    }
}

impl Drop for Idp {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Configuration of a provider in the dialect of `ProConnect`.
pub fn proconnect(id: &str) -> Value {
    json!({
        "id": id,
        "dialect": "proconnect",
        "clients": [client(id, "client_secret_post")],
        "personas": [{
            "sub": "pc-dfspip",
            "given_name": "Nadège",
            "family_name": "Kerouanton",
            "email": "nadege.kerouanton@justice.example",
            "siret": "11001001400014",
            "description": "Directrice fonctionnelle du SPIP",
        }],
    })
}

/// Configuration of a provider in the dialect of Pro Santé Connect.
pub fn prosante(id: &str) -> Value {
    json!({
        "id": id,
        "dialect": "prosante",
        "clients": [client(id, "client_secret_basic")],
        "personas": [{
            "sub": "f:demo:csapa",
            "given_name": "Marie-Odile",
            "family_name": "Tchibinda",
            "rpps": "10000000017",
            "description": "Médecin, directrice du CSAPA",
        }],
    })
}

fn client(id: &str, auth_method: &str) -> Value {
    json!({
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "token_endpoint_auth_method": auth_method,
        "redirect_uris": [format!("{PUBLIC_URL}/connexion/{id}/retour")],
        "post_logout_redirect_uris": [format!("{PUBLIC_URL}/deconnexion/retour")],
    })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ops/demo-idp")
}

/// Installs the Node packages once, whatever the number of test processes.
fn install() {
    let lock = File::create(Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo-idp.lock")).unwrap();
    lock.lock().unwrap();
    // Written last by npm: its presence means a complete install.
    if !folder().join("node_modules/.package-lock.json").exists() {
        let status = Command::new("npm").arg("ci").current_dir(folder()).stdout(Stdio::null()).status();
        assert!(status.expect("npm is needed").success(), "npm ci failed in ops/demo-idp");
    }
}
