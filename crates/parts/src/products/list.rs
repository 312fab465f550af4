//! `GET /api/products`: the catalogue, searched, filtered, counted and sorted.

use std::collections::BTreeMap;

use base::{Invalid, PageQuery};
use kernel::http::{Body, Query};
use kernel::{Permitted, Result};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::State;
use crate::permissions::OrderAsShop;
use crate::products::Product;
use crate::products::index::{Sort, Wanted};

/// Longest search text; nobody types more.
const TEXT_LIMIT: usize = 100;

/// What the list is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProductQuery {
    /// Words of a name, or a code or part of one; typos are forgiven. At most 100 characters.
    pub search: Option<String>,
    /// Only this category, e.g. `OIL`.
    pub category: Option<String>,
    /// `true`: only what is known to be in stock.
    pub in_stock: Option<bool>,
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

/// A page of products.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ProductList {
    /// The products of this page.
    pub data: Vec<Product>,
    /// Where this page stands, and the facets.
    pub meta: ProductMeta,
}

/// Where a page stands among the products found.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ProductMeta {
    /// Which page, from 1.
    pub page: u32,
    /// Rows of a page.
    pub per_page: u32,
    /// Products on all pages.
    pub total: u64,
    /// How many products there are of each kind.
    pub facets: Facets,
}

/// Counts of what was found, by property.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Facets {
    /// Products by category, whichever category is chosen.
    pub category: BTreeMap<String, u64>,
}

/// List products: search by name or code, filter, sort.
///
/// For shops. Shows active products only. `meta.facets.category` counts what the search finds in
/// every category.
#[utoipa::path(
    get, path = "/api/products", tag = "parts", params(ProductQuery),
    responses((status = 200, body = ProductList), (status = 422, description = "A parameter is wrong")),
)]
pub async fn list(
    shopper: Permitted<OrderAsShop>,
    Query(query): Query<ProductQuery>,
) -> Result<Body<ProductList>> {
    let page = PageQuery { page: query.page, per_page: query.per_page }.page()?;
    let wanted = wanted(query)?;
    let app = shopper.app();
    let catalogue = &app.state::<State>().catalogue;
    let (index, mark) = catalogue.index_and_mark(app, shopper.tenant_id()).await?;
    let found = index.find(&wanted, page);
    let meta = ProductMeta {
        page: page.number,
        per_page: page.rows,
        total: found.total,
        facets: Facets { category: found.categories },
    };
    Ok(Body(ProductList {
        data: found.rows.iter().map(|row| Product::shown(row, mark)).collect(),
        meta,
    }))
}

fn wanted(query: ProductQuery) -> Result<Wanted, Invalid> {
    Ok(Wanted {
        text: text_of(query.search)?,
        category: category_of(query.category),
        in_stock: query.in_stock.unwrap_or(false),
        sort: query.sort.unwrap_or_default(),
        ..Wanted::default()
    })
}

/// The search text, unless it is too long.
pub(super) fn text_of(search: Option<String>) -> Result<String, Invalid> {
    let text = search.unwrap_or_default();
    if text.chars().count() > TEXT_LIMIT {
        let id = "Kata pencarian paling panjang 100 huruf.";
        let en = "Search for at most 100 characters.";
        return Err(Invalid::field("search", "too_long", id, en));
    }
    Ok(text)
}

/// The category as it is stored, if one is asked for.
pub(super) fn category_of(category: Option<String>) -> Option<String> {
    category.map(|name| name.trim().to_uppercase()).filter(|name| !name.is_empty())
}
