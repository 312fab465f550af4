//! What reports promise, in every format.

mod building;
mod desk;
mod nasty;
mod pages;
mod screen;
mod separated;
mod workbooks;
