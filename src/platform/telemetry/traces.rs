//! Spans sent to a collector over OTLP, for those who run one.
//!
//! Only this program's own spans leave it, and their fields are those of the logs.

use std::error::Error;

use async_graphql::async_trait;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_http::{Bytes, HttpClient as Sender, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tokio::runtime::Handle;
use tracing::{Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::registry::LookupSpan;

use crate::platform::http::HttpClient;

/// What sends spans, to be finished before the process ends.
#[derive(Clone, Debug)]
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Sends to this address, for example `http://127.0.0.1:4318/v1/traces`; like every call out, in clear to this
    /// machine only.
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn to(endpoint: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let sender = OnRuntime { client: HttpClient::new(None)?, runtime: Handle::current() };
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(sender)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(endpoint)
            .build()?;
        let resource = Resource::builder_empty().with_service_name("jonction").build();
        let provider =
            SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build();
        Ok(Self(provider))
    }

    /// Hands the program's own spans over.
    #[must_use]
    pub fn layer<S>(&self) -> impl Layer<S> + Send + Sync + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span> + Send + Sync,
    {
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer("jonction"))
            .with_threads(false)
            .with_filter(Targets::new().with_target("jonction", Level::INFO))
    }

    /// Sends what is left. Blocks, so not for a thread that answers requests.
    pub fn finish(&self) {
        if self.0.shutdown().is_err() {
            tracing::warn!("the collector did not take the last spans");
        }
    }
}

/// The batches are made on a thread of their own, which has no runtime to send them with.
#[derive(Debug)]
struct OnRuntime {
    client: HttpClient,
    runtime: Handle,
}

#[async_trait::async_trait]
impl Sender for OnRuntime {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let client = self.client.clone();
        let request = request.map(|body| body.to_vec());
        let sent = self.runtime.spawn(async move { client.send(request).await }).await?;
        Ok(sent?.map(Bytes::from))
    }
}
