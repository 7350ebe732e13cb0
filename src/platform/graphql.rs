//! The one door between resolvers and services: actor, services, pages, payloads, errors.

mod batches;

use std::sync::Arc;

use async_graphql::connection::{Connection, Edge, EmptyFields};
use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextRequest};
use async_graphql::{Context, OutputType, Response, ServerError, SimpleObject, async_trait};

use super::telemetry;
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::Page;

pub use batches::Batches;

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
}

impl ContextExt for Context<'_> {
    fn actor(&self) -> Result<&Actor> {
        self.data_opt::<Viewer>().and_then(|viewer| viewer.0.as_deref()).ok_or(Error::Unauthenticated)
    }

    fn service<T: Send + Sync + 'static>(&self) -> &T {
        self.data_unchecked::<T>()
    }
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
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for ErrorCodes {
    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        let trace = ctx.data_opt::<TraceId>().cloned().unwrap_or_default();
        let mut response = next.run(ctx).await;
        for error in &mut response.errors {
            translate(error, &trace);
        }
        response
    }
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
