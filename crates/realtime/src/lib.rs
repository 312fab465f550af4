//! The real-time server: everything of the Pusher Channels protocol, for stock clients and
//! libraries. Knows apps, channels and connections; not orders, not people, not databases.
//!
//! [`Realtime`] is the server, as a service that any program mounts at `/app` and `/apps`;
//! [`serve()`] runs it alone. `docs/realtime.md` says what is there.

mod api;
mod app;
mod bus;
mod channel_name;
mod clock;
mod close;
mod cluster;
mod complaint;
mod config;
mod connection;
mod frame;
mod hooks;
mod memory;
mod outbox;
mod overview;
mod serve;
mod server;
mod signature;
mod socket;
mod socket_id;

pub use app::counts::Totals;
pub use bus::{Bus, Heard, Line, reach};
pub use channel_name::{Access, ChannelName, NotAChannel};
pub use close::Close;
pub use cluster::NodeId;
pub use config::{AppConfig, Config, HookName, Limits, Secret, Timing, WebhookConfig};
pub use hooks::counts::{Failure, HookTotals};
pub use overview::{AppView, ChannelView, NodeView, Overview};
pub use serve::{Pages, serve};
pub use server::{Realtime, UnknownApp};
pub use socket_id::{NotASocketId, SocketId};
