//! The load: a closed loop over a few connections, as many requests as the server takes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::{Client, Method, StatusCode};

/// One request, sent again and again.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: Method,
    pub url: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
    /// The answer that counts; any other ends the run.
    pub expects: StatusCode,
}

impl Call {
    /// Fetches an address.
    pub fn get(url: String) -> Self {
        Self { method: Method::GET, url, headers: Vec::new(), body: String::new(), expects: StatusCode::OK }
    }

    /// With the `ETag` that a former answer bore, which still holds.
    pub fn holding(mut self, etag: String) -> Self {
        self.headers.push(("if-none-match", etag));
        self.expects = StatusCode::NOT_MODIFIED;
        self
    }

    /// Sends it once.
    pub async fn send(&self, client: &Client) -> (reqwest::header::HeaderMap, Vec<u8>) {
        let mut request = client.request(self.method.clone(), &self.url).body(self.body.clone());
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let answer = request.send().await.expect("the server answers");
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await.expect("a whole answer").to_vec();
        assert_eq!(status, self.expects, "{}", String::from_utf8_lossy(&body[..body.len().min(400)]));
        (headers, body)
    }
}

/// What one server did under one load.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Answers a second.
    pub rate: f64,
    /// Time within which half the answers came.
    pub median: Duration,
    /// Time within which 99 of 100 came.
    pub p99: Duration,
}

/// A client that keeps its connections and follows nothing.
pub fn client() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .timeout(Duration::from_secs(30))
        .build()
        .expect("a client")
}

/// Sends each call once, over so many connections; tells how long all took.
pub async fn each_once(client: &Client, calls: Vec<Call>, connections: usize) -> Duration {
    let (calls, next) = (Arc::new(calls), Arc::new(AtomicUsize::new(0)));
    let begun = Instant::now();
    let workers: Vec<_> = (0..connections)
        .map(|_| {
            let (client, calls, next) = (client.clone(), calls.clone(), next.clone());
            tokio::spawn(async move {
                while let Some(call) = calls.get(next.fetch_add(1, Ordering::Relaxed)) {
                    call.send(&client).await;
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.expect("a connection's loop ends");
    }
    begun.elapsed()
}

/// Sends the calls in turn over so many connections.
pub async fn load(client: &Client, calls: &Arc<Vec<Call>>, connections: usize, lasting: Duration) -> Figures {
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let workers: Vec<_> = (0..connections)
        .map(|_| {
            let (client, calls, next) = (client.clone(), calls.clone(), next.clone());
            tokio::spawn(async move {
                let mut times = Vec::new();
                while begun.elapsed() < lasting {
                    let call = &calls[next.fetch_add(1, Ordering::Relaxed) % calls.len()];
                    let sent = Instant::now();
                    call.send(&client).await;
                    times.push(sent.elapsed());
                }
                times
            })
        })
        .collect();
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.await.expect("a connection's loop ends"));
    }
    let elapsed = begun.elapsed();
    times.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "far fewer answers than 2^52")]
    let rate = times.len() as f64 / elapsed.as_secs_f64();
    Figures { rate, median: times[times.len() / 2], p99: times[times.len() * 99 / 100] }
}
