//! Files as people really make them.

mod hostile;
mod layouts;
mod text;
mod workbooks;
