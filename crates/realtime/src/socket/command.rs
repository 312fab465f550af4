//! What clients say, read out of a message.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::app::members::NewMember;
use crate::app::users::SignedIn;
use crate::channel_name::MAX_USER_ID_CHARS;
use crate::complaint::Complaint;

/// What others may know of a user; documented on the page "Presence channels".
const MAX_USER_BYTES: usize = 1024;

/// Any message of a client.
#[derive(Debug, Deserialize)]
pub(crate) struct Said<'a> {
    #[serde(borrow)]
    pub event: Cow<'a, str>,
    #[serde(borrow, default)]
    pub channel: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub data: Option<&'a RawValue>,
}

/// The data of `pusher:subscribe`.
#[derive(Debug, Deserialize)]
pub(crate) struct Subscribe {
    pub channel: String,
    #[serde(default)]
    pub auth: Option<String>,
    #[serde(default)]
    pub channel_data: Option<String>,
}

/// The data of `pusher:unsubscribe`.
#[derive(Debug, Deserialize)]
pub(crate) struct Unsubscribe {
    pub channel: String,
}

/// The data of `pusher:signin`.
#[derive(Debug, Deserialize)]
pub(crate) struct SignIn {
    pub auth: String,
    pub user_data: String,
}

impl<'a> Said<'a> {
    /// Reads a message.
    pub fn read(text: &'a str) -> Result<Self, Complaint> {
        serde_json::from_str(text)
            .map_err(|_| Complaint::new("The message is not JSON with an event"))
    }

    /// Its data in the shape that this event must have: an object, or a string that holds one.
    pub fn data<T: for<'b> Deserialize<'b>>(&self) -> Result<T, Complaint> {
        let read = || match self.data?.get() {
            text if text.starts_with('"') => {
                let inner: String = serde_json::from_str(text).ok()?;
                serde_json::from_str(&inner).ok()
            }
            text => serde_json::from_str(text).ok(),
        };
        let event = &self.event;
        read().ok_or_else(|| Complaint::new(format!("The data of {event} is malformed")))
    }

    /// Its data as other clients get it: a string as it is, anything else as the JSON it is.
    pub fn data_text(&self) -> Result<Cow<'a, str>, Complaint> {
        match self.data.map(RawValue::get) {
            Some(text) if text.starts_with('"') => serde_json::from_str(text)
                .map(|text: String| Cow::Owned(text))
                .map_err(|_| Complaint::new("The data is malformed")),
            Some(text) => Ok(Cow::Borrowed(text)),
            None => Ok(Cow::Borrowed("null")),
        }
    }
}

/// A user as the application describes it to others.
#[derive(Debug, Deserialize)]
struct Described<'a> {
    #[serde(borrow)]
    user_id: &'a RawValue,
    #[serde(default)]
    user_info: Option<Box<RawValue>>,
}

/// The member that signed `channel_data` speaks of. Ids may be numbers: the documentation's own
/// example has one.
pub(crate) fn member(channel_data: &str) -> Result<NewMember, Complaint> {
    let described: Described<'_> = serde_json::from_str(channel_data)
        .map_err(|_| Complaint::new("channel_data is not JSON with a user_id"))?;
    let id = user_id(described.user_id.get())
        .ok_or_else(|| Complaint::new("A user_id is a string or a whole number"))?;
    new_member(id.into(), described.user_info)
}

fn user_id(json: &str) -> Option<String> {
    if json.starts_with('"') {
        return serde_json::from_str(json).ok();
    }
    json.parse::<i64>().ok().map(|number| number.to_string())
}

fn new_member(id: Arc<str>, info: Option<Box<RawValue>>) -> Result<NewMember, Complaint> {
    check_user_id(&id)?;
    let info = info.unwrap_or_else(|| RawValue::NULL.to_owned());
    if id.len() + info.get().len() > MAX_USER_BYTES {
        return Err(Complaint::new(format!("A user has {MAX_USER_BYTES} bytes at most")));
    }
    Ok(NewMember { id, info: info.into() })
}

fn check_user_id(id: &str) -> Result<(), Complaint> {
    match id.chars().count() {
        1..=MAX_USER_ID_CHARS => Ok(()),
        _ => Err(Complaint::new(format!("A user id has 1 to {MAX_USER_ID_CHARS} characters"))),
    }
}

#[derive(Debug, Deserialize)]
struct UserData {
    id: String,
    #[serde(default)]
    user_info: Option<Box<RawValue>>,
    #[serde(default)]
    watchlist: Vec<String>,
}

/// A signed-in user: as watched and watching, and as a member of presence channels.
#[derive(Debug)]
pub(crate) struct User {
    pub signed_in: SignedIn,
    pub member: NewMember,
    /// Whether the watchlist was longer than it may be.
    pub is_watchlist_cut: bool,
}

/// The user that signed `user_data` speaks of.
pub(crate) fn user(user_data: &str) -> Result<User, Complaint> {
    let data: UserData = serde_json::from_str(user_data)
        .map_err(|_| Complaint::new("user_data is not JSON with an id that is a string"))?;
    let member = new_member(data.id.into(), data.user_info)?;
    let (watchlist, is_watchlist_cut) = crate::app::users::accept_watchlist(data.watchlist);
    let signed_in = SignedIn { id: member.id.clone(), watchlist };
    Ok(User { signed_in, member, is_watchlist_cut })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_may_be_an_object_or_a_string_that_holds_one() {
        for text in [
            r#"{"event":"pusher:unsubscribe","data":{"channel":"a"}}"#,
            r#"{"event":"pusher:unsubscribe","data":"{\"channel\":\"a\"}"}"#,
        ] {
            let said = Said::read(text).expect("it is valid");
            assert_eq!(said.data::<Unsubscribe>().expect("it is there").channel, "a");
        }
    }

    #[test]
    fn client_data_reaches_others_as_one_string() {
        for (data, text) in
            [(r#"{"a": 1.0}"#, r#"{"a": 1.0}"#), (r#""x\"y""#, "x\"y"), ("[1]", "[1]")]
        {
            let said = format!(r#"{{"event":"client-a","data":{data}}}"#);
            assert_eq!(Said::read(&said).expect("it is valid").data_text(), Ok(text.into()));
        }
    }

    #[test]
    fn members_have_an_id_of_text_or_a_whole_number() {
        for (data, id) in
            [(r#"{"user_id":10,"user_info":{"name":"Mr."}}"#, "10"), (r#"{"user_id":"é"}"#, "é")]
        {
            assert_eq!(&*member(data).expect("it is valid").id, id);
        }
        let long = format!(r#"{{"user_id":"{}"}}"#, "a".repeat(129));
        let large = format!(r#"{{"user_id":"a","user_info":"{}"}}"#, "a".repeat(1024));
        for data in [
            "",
            "{}",
            r#"{"user_id":null}"#,
            r#"{"user_id":1.5}"#,
            r#"{"user_id":""}"#,
            &long,
            &large,
        ] {
            assert!(member(data).is_err(), "{data}");
        }
    }

    #[test]
    fn users_have_an_id_of_text_and_a_watchlist_of_a_hundred() {
        let names: Vec<String> = (0..101).map(|n| n.to_string()).collect();
        let data = serde_json::json!({"id": "me", "watchlist": names}).to_string();
        let user = user(&data).expect("it is valid");

        assert_eq!(user.signed_in.watchlist.len(), 100);
        assert!(user.is_watchlist_cut);
        for data in [r#"{"id":7}"#, r#"{"id":""}"#, "{}", "7"] {
            assert!(super::user(data).is_err(), "{data}");
        }
    }
}
