//! Quick order: many codes into the cart at once.

use rust_xlsxwriter::Workbook;
use sea_orm::ActiveValue::Set;
use testkit::futures::future::join_all;
use testkit::{Answer, Client, Value, json};

use crate::stage::{edit, product, products, toko};

const PATH: &str = "/api/cart/import";

async fn paste(client: &Client, text: &str) -> Answer {
    client.post(PATH, json!({"text": text})).await
}

/// Row, code, pieces, outcome and the reason's code of a row.
type Told = (i64, String, Option<i64>, String, Option<String>);

/// Row, code, pieces, outcome and the reason's code of each row.
fn told(answer: &Value) -> Vec<Told> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let row = |row: &Value| {
        let (code, outcome) =
            (text(&row["code"]).unwrap_or_default(), text(&row["outcome"]).unwrap_or_default());
        (
            row["row"].as_i64().unwrap_or(0),
            code,
            row["qty"].as_i64(),
            outcome,
            text(&row["reason"]["code"]),
        )
    };
    answer["rows"].as_array().expect("rows").iter().map(row).collect()
}

fn taken(row: i64, code: &str, qty: i64) -> Told {
    (row, code.to_owned(), Some(qty), "added".to_owned(), None)
}

fn refused(row: i64, code: &str, qty: Option<i64>, why: &str) -> Told {
    (row, code.to_owned(), qty, "refused".to_owned(), Some(why.to_owned()))
}

testkit::on_both_engines! {
    async fn pasted_lines_fill_the_cart_and_each_says_what_became_of_it(house: House) {
        let toko = toko(&house, "TK001").await;
        let ids = products(&house, "OIL", &[("OLI-MX-08", "Oli Matic"), ("BRK-12", "Kampas Rem"), ("OLD-1", "Lama")]).await;
        edit(&house, ids[2], |row| row.is_active = Set(false)).await;
        toko.adds(ids[0], 1).await;
        let list = "kode, jumlah\noli mx 08, 5\nBRK12 x 2\nBRK-12\nOLD-1; 3\nKAMPAZ;1\nBRK-12,nol\nBRK-12,0\n,4\n";

        let answer = paste(&toko.client, list).await.expect(200);

        assert_eq!(told(&answer), [
            taken(2, "oli mx 08", 5),
            taken(3, "BRK12", 2),
            taken(4, "BRK-12", 1),
            refused(5, "OLD-1", Some(3), "parts.product.inactive"),
            refused(6, "KAMPAZ", Some(1), "parts.cart_import.unknown_code"),
            refused(7, "BRK-12", None, "platform.cell.not_a_number"),
            refused(8, "BRK-12", Some(0), "parts.cart_import.qty"),
            refused(9, "", None, "parts.cart_import.code_missing"),
        ]);
        assert_eq!((&answer["added"], &answer["refused"]), (&json!(3), &json!(5)));
        assert_eq!(answer["rows"][4]["suggestions"], json!([{"id": ids[1], "code": "BRK-12", "name": "Kampas Rem"}]));
        let cart = toko.client.get("/api/cart").await.expect(200);
        assert_eq!((&answer["lines"], &answer["grand_total"]), (&cart["lines"], &cart["grand_total"]));
        let pieces: Vec<_> = (0..2).map(|line| (cart["lines"][line]["product"]["id"].clone(), cart["lines"][line]["qty"].clone())).collect();
        assert_eq!(json!(pieces), json!([[ids[0], 6], [ids[1], 3]]));
    }

    async fn a_dry_run_shows_the_same_and_adds_nothing(house: House) {
        let toko = toko(&house, "TK001").await;
        products(&house, "OIL", &[("A-1", "Oli A"), ("B-2", "Oli B")]).await;
        let before = toko.client.get("/api/cart").await.expect(200);

        let tried = toko.client.post(&format!("{PATH}?dry_run=true"), json!({"text": "A-1 5\nX 1"})).await.expect(200);

        assert_eq!(toko.client.get("/api/cart").await.expect(200), before);
        assert_eq!((&tried["lines"], &tried["added"]), (&json!([]), &json!(1)));
        let real = paste(&toko.client, "A-1 5\nX 1").await.expect(200);
        assert_eq!(real["rows"], tried["rows"]);
    }

    async fn a_code_that_ends_in_a_number_is_not_cut_when_it_exists(house: House) {
        let toko = toko(&house, "TK001").await;
        products(&house, "OIL", &[("BRK 0012", "Kampas"), ("BRK", "Rem"), ("A-1", "Satu"), ("A1", "Lain")]).await;

        let answer = paste(&toko.client, "BRK 0012\nBRK 12\nBRK 0012 3\nA-1\nA 1").await.expect(200);

        assert_eq!(told(&answer), [
            taken(1, "BRK 0012", 1), taken(2, "BRK", 12), taken(3, "BRK 0012", 3), taken(4, "A-1", 1),
            refused(5, "A 1", Some(1), "parts.cart_import.ambiguous_code"),
        ]);
        assert_eq!(answer["rows"][4]["suggestions"].as_array().map(Vec::len), Some(2));
    }

    async fn files_are_taken_like_pasted_lines(house: House) {
        let toko = toko(&house, "TK001").await;
        products(&house, "OIL", &[("90915", "Filter"), ("B-2", "Oli B")]).await;
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["Qty", "Kode Barang"]).expect("as the test laid it");
        sheet.write_row(1, 0, [5, 90_915]).expect("as the test laid it");
        let book = book.save_to_buffer().expect("as the test laid it");

        let raw = toko.client.upload(PATH, "text/csv", "B-2;2\n90915.0;1\n").await.expect(200);
        let form = toko.client.upload_form(PATH, "pesanan.xlsx", &book, &[]).await.expect(200);

        assert_eq!(told(&raw), [taken(1, "B-2", 2), taken(2, "90915", 1)]);
        assert_eq!(told(&form), [taken(2, "90915", 5)]);
        assert_eq!(form["lines"][1]["qty"], 6);
    }

    async fn a_key_adds_once_and_answers_the_same_also_to_four_at_once(house: House) {
        let toko = toko(&house, "TK001").await;
        product(&house, "A-1", "Oli A").await;

        let all = join_all((0..4).map(|_| toko.client.post_with_key(PATH, "k", json!({"text": "A-1 5"})))).await;
        let other = toko.client.post_with_key(PATH, "k", json!({"text": "A-1 6"})).await;

        let answers: Vec<Value> = all.into_iter().map(|answer| answer.expect(200)).collect();
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        assert_eq!(other.refused(409), "platform.idempotency_key_reused");
        assert_eq!(toko.client.get("/api/cart").await.expect(200)["lines"][0]["qty"], 5);
    }

    async fn pieces_beyond_the_limit_are_told_and_two_devices_never_pass_it(house: House) {
        let toko = toko(&house, "TK001").await;
        product(&house, "A-1", "Oli A").await;

        let answers = join_all((0..3).map(|_| paste(&toko.client, "A-1 6000"))).await;

        let added: i64 = answers.into_iter().map(|answer| answer.expect(200)).filter(|answer| answer["added"] == 1).map(|answer| answer["rows"][0]["qty"].as_i64().unwrap_or(0)).sum();
        assert_eq!(added, 9_999);
        assert_eq!(toko.client.get("/api/cart").await.expect(200)["lines"][0]["qty"], 9_999);
    }

    async fn a_thousand_rows_go_in_at_once_and_one_more_is_refused(house: House) {
        let toko = toko(&house, "TK001").await;
        let codes: Vec<(String, String)> = (0..1_000).map(|n| (format!("K-{n}"), format!("Barang {n}"))).collect();
        let named: Vec<(&str, &str)> = codes.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
        products(&house, "LAIN", &named).await;
        let list: String = codes.iter().map(|(code, _)| format!("{code};2\n")).collect();

        let answer = paste(&toko.client, &list).await.expect(200);
        let over = paste(&toko.client, &format!("{list}K-1;1\n")).await;
        let large = toko.client.upload(PATH, "text/csv", "x".repeat(1024 * 1024 + 1)).await;

        assert_eq!((&answer["added"], answer["lines"].as_array().map(Vec::len)), (&json!(1_000), Some(1_000)));
        assert_eq!(over.refused(422), "platform.sheet.too_many_rows");
        assert_eq!(large.refused(413), "platform.too_large");
        assert_eq!(paste(&toko.client, " \n").await.refused(422), "platform.sheet.empty");
        assert_eq!(toko.client.post(PATH, json!({})).await.refused(422), "platform.invalid");
        assert_eq!(toko.client.get("/api/cart").await.expect(200)["lines"][0]["qty"], 2, "refused lists add nothing");
    }
}
