//! The rule against `index.ts` barrels: an import names the file that holds the thing.

use crate::tidy::Finding;
use crate::tidy::files::File;

/// Finds index files under web/src, except the entry itself and the router's `index.tsx` pages.
pub fn check(file: &File) -> Vec<Finding> {
    let Some(path) = file.path.strip_prefix("web/src/") else {
        return Vec::new();
    };
    let is_index = matches!(file.name(), "index.ts" | "index.tsx");
    let is_entry = !path.contains('/');
    let is_page = path.starts_with("routes/") && file.name() == "index.tsx";
    if !is_index || is_entry || is_page {
        return Vec::new();
    }
    vec![file.finding("no barrels: import from the file that holds the thing")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn a_barrel_is_found() {
        assert_eq!(check(&file("web/src/ui/index.ts", "")).len(), 1);
        assert_eq!(check(&file("web/src/modules/parts/index.tsx", "")).len(), 1);
        assert_eq!(check(&file("web/src/routes/index.ts", "")).len(), 1);
    }

    #[test]
    fn the_entry_the_routers_pages_and_other_folders_pass() {
        assert_eq!(check(&file("web/src/index.tsx", "")), []);
        assert_eq!(check(&file("web/src/routes/orders/index.tsx", "")), []);
        assert_eq!(check(&file("e2e/index.ts", "")), []);
    }
}
