//! `POST /api/cart/import`: quick order, from pasted lines or a spreadsheet of codes and pieces.

mod choose;
mod lines;

use base::{Language, Refuse};
use kernel::http::{Body, Query, Upload, body};
use kernel::idempotency::{self, Claim, IdempotencyKey};
use kernel::{Permitted, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use utoipa::{IntoParams, ToSchema};

use crate::State;
use crate::cart::put::{self, Outcome, Wanted};
use crate::cart::show::{self, Cart};
use crate::cart::{CartUpdated, QTY_LIMIT};
use crate::permissions::OrderAsShop;
use crate::products::ProductName;
use crate::shops;

use choose::Choice;
use lines::Line;

/// The command's name among idempotency keys.
const COMMAND: &str = "parts.cart_import";
/// Largest list in bytes: 1,000 rows are 20 KiB.
const FILE_LIMIT: usize = 1024 * 1024;
/// Most rows: half of what a cart holds.
pub const ROWS_LIMIT: usize = 1_000;

base::refusals! {
    /// Why a row of a quick order is not taken.
    pub enum Refusal in "parts.cart_import" {
        /// No product has this code.
        UnknownCode { text: String } => 422 "unknown_code",
            id "Kode {text} tidak ditemukan.",
            en "No product has the code {text}.";
        /// Several products have it, when dashes are left out.
        AmbiguousCode { text: String } => 422 "ambiguous_code",
            id "Ada beberapa barang dengan kode {text}. Pilih salah satu.",
            en "Several products have the code {text}. Choose one.";
        /// The row has pieces and no code.
        CodeMissing => 422 "code_missing",
            id "Kode belum diisi.",
            en "The code is missing.";
        /// Not a number of pieces that a cart takes.
        Qty { limit: i64 } => 422 "qty",
            id "Jumlah harus 1 sampai {limit}.",
            en "The quantity must be 1 to {limit}.";
    }
}

/// What goes with a list.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct CartImportQuery {
    /// `true`: only show what would be added.
    pub dry_run: Option<bool>,
}

/// Pasted lines.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PastedList {
    /// A code and a number of pieces a line, separated by comma, semicolon, tab or blanks; without
    /// a number it is one piece.
    #[schema(example = "OLI-1, 5\nBRK-0012 x 2\nBUSI-7")]
    pub text: String,
}

/// The cart, and what became of each row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportedCart {
    /// The cart; in a dry run as it is.
    #[serde(flatten)]
    pub cart: Cart,
    /// What became of each row; in a dry run, what would.
    pub rows: Vec<CartRow>,
    /// Rows that were taken.
    pub added: usize,
    /// Rows that were not.
    pub refused: usize,
}

/// One row of a quick order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CartRow {
    /// Its number in the list, from 1.
    pub row: u32,
    /// The code as it stands there.
    pub code: String,
    /// Pieces that were added, or that were asked for; null when that is no number.
    pub qty: Option<i64>,
    /// What became of it.
    pub outcome: CartRowOutcome,
    /// The product, if there is one.
    pub product: Option<ProductName>,
    /// Why it was not taken, or not wholly.
    pub reason: Option<CartRowReason>,
    /// Products whose code or name resembles an unknown code.
    pub suggestions: Vec<ProductName>,
}

/// What became of a row of a quick order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CartRowOutcome {
    /// It is in the cart; in a dry run, it would be.
    Added,
    /// It is not.
    Refused,
}

/// Why a row of a quick order was not taken, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CartRowReason {
    /// Why, for programs.
    pub code: String,
    /// Why, in the caller's language.
    pub message: String,
}

impl CartRowReason {
    fn of(refusal: &dyn Refuse, language: Language) -> Self {
        Self { code: refusal.code().to_owned(), message: refusal.text(language) }
    }
}

/// Add many products to the cart: a quick order from pasted lines or a spreadsheet.
///
/// For shops. Takes JSON with `text`, a form's `file`, or the file as the body, CSV or XLSX, of at
/// most 1,000 rows; titles are optional. Codes fit without their dashes and in any case; rows of
/// one product add up. A row that cannot be taken says why and stops no other; an unknown code
/// comes with up to three suggestions. The shop's other devices hear of it. An `Idempotency-Key`
/// is honoured when sent: the same answer, and nothing added twice.
///
/// Refusals: `platform.too_large`, `platform.sheet.*` for what is wrong with the whole list,
/// `platform.idempotency_key_reused`.
#[utoipa::path(
    post, path = "/api/cart/import", tag = "parts",
    params(CartImportQuery, ("Idempotency-Key" = Option<String>, Header, description = "Chosen by the client, once per list")),
    request_body = PastedList,
    responses((status = 200, body = ImportedCart), (status = 422, description = "Not a list")),
)]
pub async fn import(
    shopper: Permitted<OrderAsShop>,
    key: Option<IdempotencyKey>,
    Query(query): Query<CartImportQuery>,
    upload: Upload<FILE_LIMIT>,
) -> Result<Body<ImportedCart>> {
    let shop = shops::of(&shopper).await?;
    let is_dry = query.dry_run.unwrap_or(false);
    let digest = hex::encode(Sha256::digest(&upload.content));
    let choices = choices(&shopper, upload).await?;
    let wanted: Vec<Wanted> = choices.iter().filter_map(Choice::wanted).collect();
    let mut tx = shopper.begin().await?;
    if let Some(key) = key.as_ref().filter(|_| !is_dry)
        && let Claim::Repeat(answer) =
            idempotency::claim(&tx, COMMAND, key, &json!({"list": digest})).await?
    {
        // The first one may still wait for the disk; this commit waits for it too.
        tx.commit().await?;
        return Ok(Body(serde_json::from_str(&answer).map_err(anyhow::Error::from)?));
    }
    let before = if is_dry { Some(show::load(&shopper, tx.conn(), &shop).await?) } else { None };
    let outcomes = put::all(&tx, &shop, &wanted).await?;
    let rows = told(choices, outcomes, shopper.origin().language);
    let added = rows.iter().filter(|row| row.outcome == CartRowOutcome::Added).count();
    let refused = rows.len() - added;
    if let Some(cart) = before {
        // Dropping the transaction undoes what it tried.
        return Ok(Body(ImportedCart { cart, rows, added, refused }));
    }
    let cart = show::load(&shopper, tx.conn(), &shop).await?;
    let answer = ImportedCart { cart, rows, added, refused };
    if let Some(key) = &key {
        let answer = serde_json::to_string(&answer).map_err(anyhow::Error::from)?;
        idempotency::fulfil(&tx, COMMAND, key, answer).await?;
    }
    if added > 0 {
        tx.announce(CartUpdated::of(&shop));
    }
    tx.commit().await?;
    Ok(Body(answer))
}

/// The rows of the list, each with the product it means. Reading a workbook and looking for what
/// resembles unknown codes takes longer than a request may hold up the others.
async fn choices(
    shopper: &Permitted<OrderAsShop>,
    upload: Upload<FILE_LIMIT>,
) -> Result<Vec<Choice>> {
    let app = shopper.app();
    let index = app.state::<State>().catalogue.index(app, shopper.tenant_id()).await?;
    let pasted: Option<PastedList> = match upload.content_type.as_str() {
        "application/json" => Some(body::parse(&upload.content)?),
        _ => None,
    };
    let work = move || -> std::result::Result<Vec<Choice>, sheets::Refusal> {
        let lines: Vec<Line> = match pasted {
            Some(list) => lines::of_text(&list.text)?,
            None => lines::of_file(&upload.content)?,
        };
        Ok(choose::all(&index, lines))
    };
    let chosen = tokio::task::spawn_blocking(work).await;
    Ok(chosen.map_err(anyhow::Error::from)??)
}

/// What became of each row, in the order of the list.
fn told(choices: Vec<Choice>, outcomes: Vec<Outcome>, language: Language) -> Vec<CartRow> {
    let mut outcomes = outcomes.into_iter();
    let row = |choice: Choice| {
        let outcome = choice.wanted().and_then(|_| outcomes.next());
        let (added, reason) = match outcome {
            Some(outcome) => (outcome.added, outcome.reason),
            None => (0, choice.refusal),
        };
        CartRow {
            row: choice.row,
            code: choice.code,
            qty: if added > 0 { Some(added) } else { choice.qty },
            outcome: if added > 0 { CartRowOutcome::Added } else { CartRowOutcome::Refused },
            product: choice.product,
            reason: reason.map(|reason| CartRowReason::of(&*reason, language)),
            suggestions: choice.suggestions,
        }
    };
    choices.into_iter().map(row).collect()
}

/// The number of pieces, if it is one that a cart takes.
fn in_range(qty: i64) -> std::result::Result<i64, Refusal> {
    if (1..=QTY_LIMIT).contains(&qty) { Ok(qty) } else { Err(Refusal::Qty { limit: QTY_LIMIT }) }
}
