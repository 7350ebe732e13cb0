//! Refusals of the HTTP layer, in the form that the asker reads.

use async_graphql::{Response as Answer, ServerError};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use super::trace;
use crate::kernel::error::Error;

/// What a panic leaves behind.
pub type Panic = Box<dyn std::any::Any + Send>;

/// A refusal: a stable code for programs, a French sentence for people.
#[derive(Clone, Debug)]
pub struct Fault {
    status: StatusCode,
    code: &'static str,
    message: String,
    retry_after: Option<u32>,
}

impl Fault {
    /// A refusal with this status.
    pub fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), retry_after: None }
    }

    /// What a panic becomes: nothing of it but a reference to the log.
    pub fn of_panic() -> Self {
        let message =
            format!("Une erreur inattendue s’est produite. Référence à donner : {}.", trace::current());
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", message)
    }

    /// As an answer of the GraphQL endpoint, whose clients expect a list of errors whatever happens.
    pub fn graphql(self) -> Response {
        let body = json!({ "errors": [{
            "message": self.message,
            "extensions": { "code": self.code, "traceId": trace::current() },
        }] });
        self.answer(Json(body).into_response())
    }

    /// As the one value of a subscription.
    pub fn value(self) -> Answer {
        let mut error = ServerError::new(self.message, None);
        error.extensions.get_or_insert_default().set("code", self.code);
        Answer::from_errors(vec![error])
    }

    /// As problem details (RFC 9457), for every other address.
    pub fn problem(self) -> Response {
        let body = json!({
            "title": self.status.canonical_reason(),
            "status": self.status.as_u16(),
            "code": self.code,
            "detail": self.message,
            "traceId": trace::current(),
        });
        let mut response = self.answer(Json(body).into_response());
        let json = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
        response
    }

    fn answer(&self, mut response: Response) -> Response {
        *response.status_mut() = self.status;
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let status = match error {
            Error::Unauthenticated => StatusCode::UNAUTHORIZED,
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Forbidden | Error::StepUpRequired => StatusCode::FORBIDDEN,
            Error::Problems(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::RateLimited(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let retry_after = if let Error::RateLimited(seconds) = error { Some(seconds) } else { None };
        Self { status, code: error.code(), message: error.message_fr(), retry_after }
    }
}
