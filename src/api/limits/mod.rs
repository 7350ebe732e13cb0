//! What a query may ask for, checked before the engine looks at it.
//!
//! Outside development nobody is told the schema, gateways included: a supergraph is composed from the contract that
//! `jonction schema` prints, never from a running service, and a gateway at work only asks for `_entities`. So there is
//! one rule and no secret to keep.

mod measure;
mod tokens;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_graphql::extensions::{
    Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest, NextRequest, NextSubscribe,
};
use async_graphql::parser::parse_query;
use async_graphql::parser::types::{ExecutableDocument, OperationType, Selection};
use async_graphql::{ErrorExtensionValues, Request, Response, ServerError, ServerResult, Value, async_trait};
use futures::stream::{self, BoxStream, StreamExt as _};

use crate::config::Config;
use crate::platform::graphql::datum;
use crate::platform::live::Topics;
use crate::platform::rate::Purse;

/// Brackets open at once in a query's text: fields to the depth allowed, with arguments and inline fragments between.
const NESTING: usize = 64;
/// More errors than this help nobody, and a query can hold twenty thousand.
const ERRORS_SHOWN: usize = 20;

/// The limits, as an extension of the schema.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    depth: u64,
    cost: u64,
    aliases: u64,
    tokens: usize,
    time: Duration,
    open_schema: bool,
}

impl Limits {
    /// The limits that are configured.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let limits = &config.limits;
        Self {
            depth: limits.query_depth.into(),
            cost: limits.query_cost.into(),
            aliases: limits.query_aliases.into(),
            tokens: limits.query_tokens as usize,
            time: Duration::from_secs(limits.query_seconds.into()),
            open_schema: config.development,
        }
    }

    /// Parses the query if its text is bearable, and measures it.
    fn check(&self, request: &mut Request) -> ServerResult<u64> {
        let shape = tokens::shape_of(&request.query);
        if shape.tokens > self.tokens {
            return Err(refusal(
                "QUERY_TOO_LONG",
                format!("Requête trop longue : {} éléments au plus.", self.tokens),
            ));
        }
        let too_deep =
            || refusal("QUERY_TOO_DEEP", format!("Requête trop profonde : {} niveaux au plus.", self.depth));
        if shape.nesting > NESTING {
            return Err(too_deep());
        }
        let document = parse_query(&request.query)?;
        if datum::<Topics>(request).is_some() && !is_one_subscription(&document) {
            let text =
                "Suivre en direct se demande par une souscription, d’un seul champ ; le reste, par POST.";
            return Err(refusal("ONE_SUBSCRIPTION", text.into()));
        }
        let found = measure::measure(&document, &request.variables);
        if found.depth > self.depth {
            return Err(too_deep());
        }
        if found.aliases > self.aliases {
            let text = format!("Requête refusée : {} alias au plus dans une même sélection.", self.aliases);
            return Err(refusal("QUERY_TOO_MANY_ALIASES", text));
        }
        if found.introspects && !self.open_schema {
            let text = "Le schéma n’est pas interrogeable ici : il est publié avec le programme.";
            return Err(refusal("INTROSPECTION_DISABLED", text.into()));
        }
        // Describing the schema reads nothing, so in development its length is no cost.
        let cost = if found.introspects { found.cost.min(self.cost) } else { found.cost };
        if cost > self.cost {
            let text = format!(
                "Requête trop coûteuse : {cost} pour {} au plus. Demandez des pages plus petites.",
                self.cost
            );
            let mut error = refusal("QUERY_TOO_COSTLY", text);
            error.extensions.get_or_insert_default().set("cost", cost);
            return Err(error);
        }
        request.set_parsed_query(document);
        Ok(cost)
    }
}

/// One operation that follows one thing. Everything else goes the one way in, with its own checks.
fn is_one_subscription(document: &ExecutableDocument) -> bool {
    let mut operations = document.operations.iter();
    let (Some((_, operation)), None) = (operations.next(), operations.next()) else { return false };
    let fields = &operation.node.selection_set.node.items;
    operation.node.ty == OperationType::Subscription
        && matches!(fields.as_slice(), [field] if matches!(field.node, Selection::Field(_)))
}

fn refusal(code: &'static str, message: String) -> ServerError {
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code);
    ServerError { extensions: Some(extensions), ..ServerError::new(message, None) }
}

impl ExtensionFactory for Limits {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Checked { limits: *self, cost: Arc::default() })
    }
}

/// One request under the limits.
struct Checked {
    limits: Limits,
    cost: Arc<AtomicU64>,
}

#[async_trait::async_trait]
impl Extension for Checked {
    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        let response = tokio::time::timeout(self.limits.time, next.run(ctx)).await;
        finished(response.unwrap_or_else(|_| too_slow()), &self.cost)
    }

    fn subscribe<'s>(
        &self,
        ctx: &ExtensionContext<'_>,
        values: BoxStream<'s, Response>,
        next: NextSubscribe<'_>,
    ) -> BoxStream<'s, Response> {
        let (time, cost) = (self.limits.time, self.cost.clone());
        let values = next.run(ctx, values);
        stream::unfold((values, cost), move |(mut values, cost)| async move {
            let value = match tokio::time::timeout(time, values.next()).await {
                Ok(value) => value?,
                Err(_) => too_slow(),
            };
            Some((finished(value, &cost), (values, cost)))
        })
        .boxed()
    }

    async fn prepare_request(
        &self,
        ctx: &ExtensionContext<'_>,
        mut request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        let cost = self.limits.check(&mut request)?;
        self.cost.store(cost, Ordering::Relaxed);
        if let Some(purse) = datum::<Purse>(&request) {
            let units = u32::try_from(cost).unwrap_or(u32::MAX);
            purse.pay(units).map_err(|error| {
                async_graphql::Error::from(error).into_server_error(async_graphql::Pos::default())
            })?;
        }
        next.run(ctx, request).await
    }
}

fn too_slow() -> Response {
    Response::from_errors(vec![refusal(
        "QUERY_TIMEOUT",
        "La réponse demande trop de temps. Réessayez en demandant moins à la fois.".into(),
    )])
}

fn finished(mut response: Response, cost: &AtomicU64) -> Response {
    response.errors.truncate(ERRORS_SHOWN);
    response.extension("cost", Value::from(cost.load(Ordering::Relaxed)))
}
