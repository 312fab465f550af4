//! `sales_people`: salesmen and supervisors. They do not sign in.

use base::{Phone, TenantId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::SalesId;

/// What a sales person is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// A salesman: has shops.
    #[sea_orm(string_value = "sales")]
    Sales,
    /// A supervisor: has salesmen.
    #[sea_orm(string_value = "spv")]
    Spv,
}

/// One sales person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sales_people")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SalesId,
    /// The tenant it sells for.
    pub tenant_id: TenantId,
    /// Its name.
    pub name: String,
    /// Salesman or supervisor.
    pub position: Position,
    /// The supervisor of a salesman, if it has one.
    pub supervisor_id: Option<SalesId>,
    /// `tblsalesman.id` of the old system; orders cannot be submitted without it.
    pub ref_salesman_id: Option<i64>,
    /// Where it can be reached.
    pub phone: Option<Phone>,
    /// Whether it still sells.
    pub is_active: bool,
    /// How often it was written, from 1: who edits it says which version they saw.
    pub version: i64,
}

/// None: read by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
