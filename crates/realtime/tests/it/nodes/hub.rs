//! A bus within the process, and what may happen to a bus.

use std::sync::{Arc, Mutex, MutexGuard};

use bytes::Bytes;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use realtime::{Bus, Heard, Line};
use tokio::sync::mpsc::Sender;

use crate::host::beside;

/// Carries what one says to all, itself too.
#[derive(Clone, Default)]
pub struct Hub(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    plugs: Vec<Plug>,
    /// One of so many messages is lost on its way to one node; zero loses none.
    loses_one_of: u32,
    chance: Option<StdRng>,
}

impl State {
    /// By chance, and by the same one each time: what is lost in a rhythm may be lost for ever.
    fn loses(&mut self) -> bool {
        let of = self.loses_one_of;
        let chance = self.chance.get_or_insert_with(|| StdRng::seed_from_u64(7));
        of > 0 && chance.random_range(0..of) == 0
    }
}

struct Plug {
    heard: Sender<Heard>,
    /// Whether anything passes.
    is_cut: bool,
}

impl Hub {
    /// A new node's bus.
    pub fn plug(&self) -> Bus {
        let (bus, Line { mut said, heard }) = Bus::new();
        let mut state = self.lock();
        let at = state.plugs.len();
        heard.try_send(Heard::Connected).expect("there is room");
        state.plugs.push(Plug { heard, is_cut: false });
        let hub = self.clone();
        beside(async move {
            while let Some(message) = said.recv().await {
                hub.carry(at, &message);
            }
        });
        bus
    }

    /// From now on one of so many messages is lost.
    pub fn lose_one_of(&self, messages: u32) {
        self.lock().loses_one_of = messages;
    }

    /// Nothing passes to and from this node any more, and nobody is told: it is dead, or its cable
    /// is out.
    pub fn cut(&self, node: usize) {
        self.lock().plugs[node].is_cut = true;
    }

    /// The cable is in again.
    pub fn mend(&self, node: usize) {
        self.lock().plugs[node].is_cut = false;
    }

    /// The bus stops: everybody notices.
    pub fn stop(&self) {
        self.all(true, &Heard::Disconnected);
    }

    /// And is there again; what was said meanwhile is lost.
    pub fn start(&self) {
        self.all(false, &Heard::Connected);
    }

    fn all(&self, is_cut: bool, news: &Heard) {
        for plug in &mut self.lock().plugs {
            plug.is_cut = is_cut;
            plug.heard.try_send(news.clone()).expect("there is room");
        }
    }

    fn carry(&self, from: usize, message: &Bytes) {
        let mut state = self.lock();
        if state.plugs[from].is_cut {
            return;
        }
        for at in 0..state.plugs.len() {
            let is_lost = state.loses();
            if !is_lost && !state.plugs[at].is_cut {
                // A node that does not keep up misses some, as on any bus.
                let _ = state.plugs[at].heard.try_send(Heard::Said(message.clone()));
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("unpoisoned")
    }
}
