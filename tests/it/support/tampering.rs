//! A dishonest proxy in front of the real provider: it passes everything on, and forges one answer when told to.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jonction::platform::http::HttpClient;
use openidconnect::core::{CoreHmacKey, CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::idp::{CLIENT_SECRET, Idp};

/// How an ID token is signed anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Not at all: `alg: none`.
    None,
    /// By the client's own secret, which the provider and the service share.
    ClientSecret,
    /// By the forger's key, which the provider does not publish.
    ForeignKey,
    /// By the forger's key, published in the provider's place: only the claims can be found wrong.
    PublishedKey,
}

/// What is forged.
#[derive(Clone, Copy, Debug)]
pub enum Forgery {
    /// Nothing.
    Honest,
    /// Every answer is 503.
    Down,
    /// The ID token: its claims changed, then signed.
    IdToken(Signature, fn(&mut Value)),
    /// The ID token names its access token (`at_hash`), which is another when swapped.
    BoundToken { swapped: bool },
    /// The userinfo: same claims, no signature.
    UnsignedUserInfo,
    /// The userinfo of somebody else, well signed.
    OtherSubject,
}

impl Forgery {
    /// Whether the forger's key stands in the provider's place, userinfo included.
    fn publishes_key(self) -> bool {
        match self {
            Self::IdToken(signature, _) => signature == Signature::PublishedKey,
            Self::BoundToken { .. } | Self::OtherSubject => true,
            Self::Honest | Self::Down | Self::UnsignedUserInfo => false,
        }
    }
}

struct Shared {
    http: HttpClient,
    upstream: String,
    origin: String,
    forgery: Mutex<Forgery>,
    key: CoreRsaPrivateSigningKey,
    key_fetches: AtomicUsize,
}

/// The proxy and the provider behind it.
pub struct TamperedIdp {
    shared: Arc<Shared>,
    _idp: Idp,
}

impl TamperedIdp {
    /// Starts one provider which believes to live at the proxy's address.
    pub async fn start(mut config: Value) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        config["issuer"] = json!(origin);
        let (idp, ports) = Idp::start_with_ports(std::slice::from_ref(&config));
        let port = ports[config["id"].as_str().unwrap()];
        let shared = Arc::new(Shared {
            http: HttpClient::new(None).unwrap(),
            upstream: format!("http://127.0.0.1:{port}"),
            origin,
            forgery: Mutex::new(Forgery::Honest),
            key: forger_key(),
            key_fetches: AtomicUsize::new(0),
        });
        let router = Router::new().fallback(pass_on).with_state(shared.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { shared, _idp: idp }
    }

    pub fn issuer(&self) -> String {
        self.shared.origin.clone()
    }

    pub fn forge(&self, forgery: Forgery) {
        *self.shared.forgery.lock().unwrap() = forgery;
    }

    /// How often the provider's keys were asked for.
    pub fn key_fetches(&self) -> usize {
        self.shared.key_fetches.load(Ordering::Relaxed)
    }
}

async fn pass_on(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let forgery = *shared.forgery.lock().unwrap();
    if matches!(forgery, Forgery::Down) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let (mut parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    parts.uri = format!("{}{}", shared.upstream, parts.uri.path_and_query().unwrap()).parse().unwrap();
    let body = to_bytes(body, 1 << 20).await.unwrap().to_vec();
    let answer = shared.http.send(Request::from_parts(parts, body)).await.unwrap();
    let (mut parts, body) = answer.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::TRANSFER_ENCODING);
    let mut body = Bytes::from(body);
    if path.ends_with("/token") && parts.status == StatusCode::OK {
        body = shared.forge_tokens(forgery, &body);
    } else if path.ends_with("/jwks") {
        shared.key_fetches.fetch_add(1, Ordering::Relaxed);
        if forgery.publishes_key() {
            body = json!({ "keys": [shared.key.as_verification_key()] }).to_string().into();
        }
    } else if path.ends_with("/userinfo") {
        match forgery {
            Forgery::UnsignedUserInfo => {
                parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
                body = payload(std::str::from_utf8(&body).unwrap()).to_string().into();
            }
            Forgery::OtherSubject => {
                let mut claims = payload(std::str::from_utf8(&body).unwrap());
                claims["sub"] = json!("somebody-else");
                body = shared.sign(Signature::PublishedKey, &claims).into();
            }
            _ if forgery.publishes_key() => {
                let claims = payload(std::str::from_utf8(&body).unwrap());
                body = shared.sign(Signature::PublishedKey, &claims).into();
            }
            _ => {}
        }
    }
    (parts, body).into_response()
}

impl Shared {
    fn forge_tokens(&self, forgery: Forgery, body: &[u8]) -> Bytes {
        let mut tokens: Value = serde_json::from_slice(body).unwrap();
        let mut claims = payload(tokens["id_token"].as_str().unwrap());
        match forgery {
            Forgery::IdToken(signature, change) => {
                change(&mut claims);
                tokens["id_token"] = json!(self.sign(signature, &claims));
            }
            Forgery::OtherSubject => tokens["id_token"] = json!(self.sign(Signature::PublishedKey, &claims)),
            Forgery::BoundToken { swapped } => {
                let hash = Sha256::digest(tokens["access_token"].as_str().unwrap());
                claims["at_hash"] = json!(BASE64_URL_SAFE_NO_PAD.encode(&hash[..16]));
                tokens["id_token"] = json!(self.sign(Signature::PublishedKey, &claims));
                if swapped {
                    tokens["access_token"] = json!("another-access-token");
                }
            }
            Forgery::Honest | Forgery::Down | Forgery::UnsignedUserInfo => {}
        }
        tokens.to_string().into()
    }

    fn sign(&self, signature: Signature, claims: &Value) -> String {
        let header = match signature {
            Signature::None => json!({ "alg": "none" }),
            Signature::ClientSecret => json!({ "alg": "HS256" }),
            Signature::ForeignKey | Signature::PublishedKey => json!({ "alg": "RS256", "kid": "forger" }),
        };
        let encode = |part: &Value| BASE64_URL_SAFE_NO_PAD.encode(part.to_string());
        let message = format!("{}.{}", encode(&header), encode(claims));
        let signature = match signature {
            Signature::None => Vec::new(),
            Signature::ClientSecret => CoreHmacKey::new(CLIENT_SECRET)
                .sign(&CoreJwsSigningAlgorithm::HmacSha256, message.as_bytes())
                .unwrap(),
            Signature::ForeignKey | Signature::PublishedKey => {
                self.key.sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, message.as_bytes()).unwrap()
            }
        };
        format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
    }
}

/// The claims inside a JWT.
fn payload(jwt: &str) -> Value {
    let part = jwt.split('.').nth(1).unwrap();
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// A key of the forger's own, made by Node: nothing in our packages makes one.
fn forger_key() -> CoreRsaPrivateSigningKey {
    let script = "const { privateKey } = require('crypto').generateKeyPairSync('rsa', { modulusLength: 2048 });\
                  process.stdout.write(privateKey.export({ type: 'pkcs1', format: 'pem' }))";
    let output = Command::new("node").args(["-e", script]).output().unwrap();
    let pem = String::from_utf8(output.stdout).unwrap();
    CoreRsaPrivateSigningKey::from_pem(&pem, Some(JsonWebKeyId::new("forger".into()))).unwrap()
}
