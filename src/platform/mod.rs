//! What touches the outside world and knows nothing of the domain.
