//! The agreement space of a scope: member organisations of both sectors and a coordinating post.
