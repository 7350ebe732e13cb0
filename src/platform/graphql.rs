//! The one door between resolvers and services: actor, services, pages, payloads, errors.

mod batches;

use std::any::TypeId;
use std::fmt::Display;
use std::future::{Ready, ready};
use std::sync::{Arc, OnceLock};

use async_graphql::connection::{Connection, Edge, EmptyFields};
use async_graphql::extensions::{
    Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest, NextRequest, NextSubscribe,
};
use async_graphql::{
    Context, OutputType, Request, Response, ServerError, ServerResult, SimpleObject, async_trait,
};
use futures::stream::{self, BoxStream, StreamExt as _};

use super::live::Topics;
use super::telemetry;
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::Page;

pub use batches::{Batches, grouped};

/// Who asks, put into each request by the HTTP layer.
#[derive(Clone, Debug, Default)]
pub struct Viewer(pub Option<Arc<Actor>>);

/// What resolvers need from their context.
pub trait ContextExt {
    /// The signed-in person.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`].
    fn actor(&self) -> Result<&Actor>;

    /// A service put into the schema at start.
    fn service<T: Send + Sync + 'static>(&self) -> &T;

    /// Says that a subscription shows this thing: when it changes, the subscription is asked anew.
    fn shows(&self, thing: impl Display);
}

impl ContextExt for Context<'_> {
    fn actor(&self) -> Result<&Actor> {
        self.data_opt::<Viewer>().and_then(|viewer| viewer.0.as_deref()).ok_or(Error::Unauthenticated)
    }

    fn service<T: Send + Sync + 'static>(&self) -> &T {
        self.data_unchecked::<T>()
    }

    fn shows(&self, thing: impl Display) {
        self.data_unchecked::<Topics>().add(thing);
    }
}

/// What a subscription's resolver gives: the thing as it stands. Each later value is an execution of its own.
pub type Now<T> = stream::Once<Ready<T>>;

/// The thing as it stands.
pub fn now<T>(thing: T) -> Now<T> {
    stream::once(ready(thing))
}

/// A loader's fault, shared by all who waited for the batch; shown and logged like any other [`Error`].
#[derive(Clone, Debug)]
pub struct BatchError(Arc<Error>);

impl From<Error> for BatchError {
    fn from(error: Error) -> Self {
        Self(Arc::new(error))
    }
}

impl From<BatchError> for async_graphql::Error {
    fn from(error: BatchError) -> Self {
        Self { message: error.0.to_string(), source: Some(error.0), extensions: None }
    }
}

/// The total of a list, counted only when selected.
#[derive(Clone, Debug, SimpleObject)]
pub struct Total {
    /// How many there are in all.
    pub total_count: Option<i64>,
}

#[must_use]
/// Turns a page of a service into a Relay connection.
pub fn connection<T: OutputType>(
    page: Page<T>,
    had_cursor: bool,
) -> Connection<String, T, Total, EmptyFields> {
    let mut connection =
        Connection::with_additional_fields(had_cursor, page.has_next, Total { total_count: page.total });
    connection.edges.extend(page.rows.into_iter().map(|(cursor, row)| Edge::new(cursor.encode(), row)));
    connection
}

/// Declares a mutation's payload: the thing, or the problems to correct.
///
/// `payload!(/// doc ProtocolPayload { protocol: CooperationProtocol });`
#[macro_export]
macro_rules! payload {
    ($(#[$meta:meta])* $name:ident { $field:ident : $ty:ty }) => {
        $(#[$meta])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            /// The thing as it now stands; absent when there are problems.
            pub $field: Option<$ty>,
            /// What to correct.
            pub problems: Vec<$crate::kernel::problem::Problem>,
        }

        impl $name {
            /// Problems become data; every other error stays an error.
            ///
            /// # Errors
            /// Whatever the person cannot correct.
            pub fn from_result(result: $crate::kernel::error::Result<impl Into<$ty>>) -> $crate::kernel::error::Result<Self> {
                match result {
                    Ok(thing) => Ok(Self { $field: Some(thing.into()), problems: Vec::new() }),
                    Err($crate::kernel::error::Error::Problems(problems)) => Ok(Self { $field: None, problems }),
                    Err(other) => Err(other),
                }
            }
        }
    };
}

/// Gives each error its stable code and French message; unknown faults are logged once and show only a trace id.
#[derive(Clone, Copy, Debug)]
pub struct ErrorCodes;

impl ExtensionFactory for ErrorCodes {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Coded::default())
    }
}

/// The errors of one request, whose trace is known once the request is looked at.
#[derive(Default)]
struct Coded {
    trace: Arc<OnceLock<TraceId>>,
}

#[async_trait::async_trait]
impl Extension for Coded {
    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        coded(next.run(ctx).await, &self.trace)
    }

    fn subscribe<'s>(
        &self,
        ctx: &ExtensionContext<'_>,
        values: BoxStream<'s, Response>,
        next: NextSubscribe<'_>,
    ) -> BoxStream<'s, Response> {
        let trace = self.trace.clone();
        next.run(ctx, values).map(move |value| coded(value, &trace)).boxed()
    }

    async fn prepare_request(
        &self,
        ctx: &ExtensionContext<'_>,
        request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        if let Some(trace) = datum::<TraceId>(&request) {
            self.trace.get_or_init(|| trace.clone());
        }
        next.run(ctx, request).await
    }
}

fn coded(mut response: Response, trace: &OnceLock<TraceId>) -> Response {
    for error in &mut response.errors {
        translate(error, trace.get().unwrap_or(&TraceId(String::new())));
    }
    response
}

/// What the HTTP layer put into a request, read before the request runs.
#[must_use]
pub fn datum<T: Send + Sync + 'static>(request: &Request) -> Option<&T> {
    request.data.get(&TypeId::of::<T>())?.downcast_ref()
}

/// Ties what a person is shown to the log.
#[derive(Clone, Debug, Default)]
pub struct TraceId(pub String);

fn translate(error: &mut ServerError, trace: &TraceId) {
    let known = error.source::<Error>().map(|source| {
        if let Error::Internal(fault) = source {
            tracing::error!(trace.id = %trace.0, fault = telemetry::kind_of(&**fault), "a request met a fault");
        }
        let wait = if let Error::RateLimited(seconds) = source { Some(*seconds) } else { None };
        (source.code(), source.message_fr(), wait)
    });
    let (code, message, wait) = match known {
        Some(("INTERNAL", message, _)) => {
            ("INTERNAL", format!("{message} Référence à donner : {}.", trace.0), None)
        }
        Some(known) => known,
        // Refused by the GraphQL engine itself: syntax, unknown field, limit. Its message is for programmers.
        None => ("BAD_REQUEST", error.message.clone(), None),
    };
    error.message = message;
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_none() {
        extensions.set("code", code);
    }
    if let Some(seconds) = wait {
        extensions.set("retryAfter", seconds);
    }
    if code == "INTERNAL" {
        extensions.set("traceId", trace.0.clone());
    }
}
