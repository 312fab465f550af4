//! `GET /api/admin/products`: the whole catalogue, searched, filtered, counted and sorted.

use base::PageQuery;
use kernel::http::{Body, Query};
use kernel::{Permitted, Result};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::State;
use crate::permissions::ReadProducts;
use crate::products::index::{Among, Sort, Wanted};
use crate::products::list::{Facets, ProductMeta, category_of, text_of};
use crate::products::office::AdminProduct;

/// What the list is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AdminProductQuery {
    /// Words of a name, or a code or part of one; typos are forgiven. At most 100 characters.
    pub search: Option<String>,
    /// Only this category, e.g. `OIL`.
    pub category: Option<String>,
    /// `true`: only what is sold; `false`: only what no longer is; both unless asked.
    pub active: Option<bool>,
    /// `true`: only what has no id in the old system.
    pub unlinked: Option<bool>,
    /// The order; `relevance` unless asked otherwise, which is by name without a search.
    #[param(inline)]
    pub sort: Option<Sort>,
    /// Which page, from 1.
    #[param(minimum = 1)]
    pub page: Option<u32>,
    /// Rows of a page, at most 100; 20 unless asked otherwise.
    #[param(minimum = 1, maximum = 100)]
    pub per_page: Option<u32>,
}

/// A page of the office's products.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AdminProductList {
    /// The products of this page.
    pub data: Vec<AdminProduct>,
    /// Where this page stands, and the facets.
    pub meta: ProductMeta,
}

/// List all products: search by name or code, filter, sort.
///
/// For whoever may see products. Shows inactive ones too, unless `active` says otherwise; as
/// current as the last write of anybody. `meta.facets.category` counts what the search and the
/// other filters find in every category.
///
/// Refusals: `platform.invalid` (`search`, `sort`, `page`, `per_page`, …).
#[utoipa::path(
    get, path = "/api/admin/products", tag = "parts", params(AdminProductQuery),
    responses(
        (status = 200, body = AdminProductList),
        (status = 422, description = "A parameter is wrong"),
    ),
)]
pub async fn list(
    admin: Permitted<ReadProducts>,
    Query(query): Query<AdminProductQuery>,
) -> Result<Body<AdminProductList>> {
    let page = PageQuery { page: query.page, per_page: query.per_page }.page()?;
    let wanted = Wanted {
        text: text_of(query.search)?,
        category: category_of(query.category),
        in_stock: false,
        among: match query.active {
            None => Among::All,
            Some(true) => Among::Active,
            Some(false) => Among::Inactive,
        },
        unlinked: query.unlinked.unwrap_or(false),
        sort: query.sort.unwrap_or_default(),
    };
    let app = admin.app();
    let catalogue = &app.state::<State>().catalogue;
    let (index, mark) = catalogue.index_and_mark(app, admin.tenant_id()).await?;
    let found = index.find(&wanted, page);
    let meta = ProductMeta {
        page: page.number,
        per_page: page.rows,
        total: found.total,
        facets: Facets { category: found.categories },
    };
    let data = found.rows.iter().map(|row| AdminProduct::shown(row, mark)).collect();
    Ok(Body(AdminProductList { data, meta }))
}
