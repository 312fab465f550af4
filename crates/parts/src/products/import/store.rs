//! Uploaded files, kept in the database in pieces until nobody needs them.

use base::TenantId;
use kernel::{App, Ctx, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::product_import_part::{ActiveModel, Column, Entity};
use crate::ids::ImportId;

/// Bytes of one piece, and of one turn of the writer: some 10 ms.
const PART_BYTES: usize = 2 * 1024 * 1024;

/// Keeps a file. Pieces whose import never came to be are swept away.
pub(super) async fn keep(ctx: &Ctx, file: ImportId, content: &[u8]) -> kernel::Result<()> {
    for (part, piece) in (0..).zip(content.chunks(PART_BYTES)) {
        let tx = ctx.begin().await?;
        let row = ActiveModel {
            file_id: Set(file),
            part: Set(part),
            tenant_id: Set(tx.tenant().id),
            content: Set(piece.to_vec()),
            created_at: Set(tx.now()),
        };
        Entity::insert(row).exec_without_returning(tx.conn()).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The file; empty when it was forgotten.
pub(super) async fn load(app: &App, tenant: TenantId, file: ImportId) -> anyhow::Result<Vec<u8>> {
    let parts = Entity::find()
        .filter(Column::TenantId.eq(tenant))
        .filter(Column::FileId.eq(file))
        .order_by_asc(Column::Part)
        .all(app.db.read())
        .await?;
    let pieces: Vec<Vec<u8>> = parts.into_iter().map(|part| part.content).collect();
    Ok(pieces.concat())
}

/// Forgets the file.
pub(super) async fn forget(tx: &Tx, file: ImportId) -> Result<(), sea_orm::DbErr> {
    Entity::delete_many()
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::FileId.eq(file))
        .exec(tx.conn())
        .await?;
    Ok(())
}
