//! Upload a list of products.

use http::StatusCode;
use kernel::http::{Body, Query, Upload};
use kernel::idempotency::{self, Claim, IdempotencyKey};
use kernel::{Caller, Ctx, Permitted, Result, Tx, audit};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use utoipa::{IntoParams, ToSchema};

use super::columns::LAYOUT;
use super::show::{self, Import, ImportColumn};
use super::{FILE_LIMIT, run, store};
use crate::entity::product_import::{Column, Entity, ImportState, Model};
use crate::ids::ImportId;
use crate::permissions::WriteProducts;

/// The command's name among idempotency keys.
const COMMAND: &str = "parts.import";
/// Longest file name that is kept.
const NAME_LIMIT: usize = 200;

/// What goes with a file.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// The file's name, where the body is the file itself.
    pub file_name: Option<String>,
    /// `true`: only show what would change. A form may say it in its field `dry_run` too.
    pub dry_run: Option<bool>,
}

/// A form with a list of products.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes the form")]
pub struct ImportForm {
    /// The list, CSV or XLSX, at most 32 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `true`: only show what would change.
    dry_run: Option<bool>,
}

/// Import products from a spreadsheet.
///
/// For whoever may write products. Takes CSV and XLSX of at most 32 MiB and 200,000 rows, as a
/// form's `file` or as the body itself. Columns are recognised by their titles; only those that
/// are there are written, and an empty cell leaves what is there. Rows whose code exists change
/// the product, others make one; a row that cannot be written is refused with its reasons and
/// stops no other. A dry run writes nothing. Answers when the import has ended, or after two
/// seconds; then it goes on, and `import.updated` tells how far it is. An `Idempotency-Key` is
/// honoured when sent.
///
/// Refusals: `platform.too_large`, `platform.upload_broken`, `platform.sheet.*` for what is wrong
/// with the whole file, `platform.idempotency_key_reused`.
#[utoipa::path(
    post, path = "/api/admin/products/import", tag = "parts",
    params(ImportQuery, ("Idempotency-Key" = Option<String>, Header, description = "Chosen by the client, once per upload")),
    request_body(content = ImportForm, content_type = "multipart/form-data"),
    responses(
        (status = 202, body = Import), (status = 413, description = "Larger than 32 MiB"),
        (status = 422, description = "Not a list of products"),
    ),
)]
pub async fn import(
    office: Permitted<WriteProducts>,
    key: Option<IdempotencyKey>,
    Query(query): Query<ImportQuery>,
    upload: Upload<FILE_LIMIT>,
) -> Result<(StatusCode, Body<Import>)> {
    let dry_run = query.dry_run.unwrap_or_else(|| upload.field("dry_run").is_some_and(is_yes));
    let file_name = name_of(query.file_name.as_deref().or(upload.file_name.as_deref()));
    let content = upload.content.clone();
    let table = tokio::task::spawn_blocking(move || sheets::scan(&content, &LAYOUT)).await;
    let table = table.map_err(anyhow::Error::from)??;
    let id: ImportId = office.app().random.id(office.now());
    store::keep(&office, id, &upload.content).await?;
    let new = Model { file_name, dry_run, ..blank(&office, id, &table)? };
    let digest = hex::encode(Sha256::digest(&upload.content));
    drop(upload);
    let mut tx = office.begin().await?;
    let row = match claimed(&tx, key.as_ref(), &new, &digest).await? {
        Some(earlier) => {
            store::forget(&tx, id).await?;
            show::find(tx.conn(), office.tenant_id(), earlier).await?
        }
        None => insert(&mut tx, office.caller(), new).await?.unwrap_or_else(|row| row),
    };
    tx.commit().await?;
    run::soon(office.app(), office.tenant(), &row).await;
    Ok((StatusCode::ACCEPTED, Body(show::load(&office, row.id).await?)))
}

/// The import that the key has made already, if any.
async fn claimed(
    tx: &Tx,
    key: Option<&IdempotencyKey>,
    new: &Model,
    digest: &str,
) -> Result<Option<ImportId>> {
    let Some(key) = key else {
        return Ok(None);
    };
    let command = json!({"file": digest, "file_name": new.file_name, "dry_run": new.dry_run});
    match idempotency::claim(tx, COMMAND, key, &command).await? {
        Claim::Repeat(earlier) => Ok(Some(earlier.parse().map_err(anyhow::Error::from)?)),
        Claim::First => {
            idempotency::fulfil(tx, COMMAND, key, new.id).await?;
            Ok(None)
        }
    }
}

/// A new import of the file that `tried` has tried, or the one that there is.
pub(super) async fn insert_applying(tx: &mut Tx, caller: &Caller, tried: &Model) -> Result<Model> {
    let new = Model {
        id: tx.new_id(),
        dry_run: false,
        applies: Some(tried.id),
        state: ImportState::Queued,
        rows_done: 0,
        created: 0,
        updated: 0,
        unchanged: 0,
        refused: 0,
        fence: 0,
        finished_at: None,
        ..tried.clone()
    };
    if let Ok(row) = insert(tx, caller, new).await? {
        return Ok(row);
    }
    let row = Entity::find()
        .filter(Column::TenantId.eq(tried.tenant_id))
        .filter(Column::Applies.eq(tried.id))
        .one(tx.conn())
        .await?;
    Ok(row.ok_or_else(|| anyhow::anyhow!("the import that applies {} is gone", tried.id))?)
}

/// Writes the import; it comes back as an error when another one applies the same dry run.
async fn insert(
    tx: &mut Tx,
    caller: &Caller,
    new: Model,
) -> Result<std::result::Result<Model, Model>> {
    let row = Model {
        tenant_id: tx.tenant().id,
        by_account: Some(caller.account),
        by_name: Some(caller.name.to_string()),
        created_at: tx.now(),
        ..new
    };
    let inserted = Entity::insert(row.clone().into_active_model())
        .on_conflict(
            OnConflict::columns([Column::TenantId, Column::Applies]).do_nothing().to_owned(),
        )
        .exec_without_returning(tx.conn())
        .await?;
    if inserted == 0 {
        return Ok(Err(row));
    }
    let after = json!({"file_name": row.file_name, "dry_run": row.dry_run, "rows": row.rows_total});
    tx.audit(audit::Entry::new("parts.product.import", row.id).after(after));
    tx.nudge(run::PUMP);
    Ok(Ok(row))
}

/// An import that has not begun.
fn blank(ctx: &Ctx, id: ImportId, table: &sheets::Table) -> anyhow::Result<Model> {
    let column = |column: &sheets::Column| ImportColumn {
        header: column.header.clone(),
        field: column.field.map(str::to_owned),
    };
    let columns: Vec<ImportColumn> = table.columns.iter().map(column).collect();
    Ok(Model {
        id,
        tenant_id: ctx.tenant_id(),
        file_id: id,
        file_name: String::new(),
        dry_run: false,
        state: ImportState::Queued,
        problem: None,
        columns: json!(columns),
        rows_total: i64::try_from(table.rows)?,
        rows_done: 0,
        created: 0,
        updated: 0,
        unchanged: 0,
        refused: 0,
        applies: None,
        by_account: None,
        by_name: None,
        fence: 0,
        attempts: 0,
        lease_until: None,
        created_at: ctx.now(),
        finished_at: None,
        cleared_at: None,
    })
}

fn is_yes(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "true" | "1" | "on" | "yes" | "ya")
}

/// The name without folders, which some browsers send along.
fn name_of(name: Option<&str>) -> String {
    let name = sheets::clean(name.unwrap_or_default());
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().take(NAME_LIMIT).collect();
    if name.is_empty() { "import".to_owned() } else { name }
}
