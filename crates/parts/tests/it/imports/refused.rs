//! Uploads that are refused at the door, and imports that are not the caller's.

use rust_xlsxwriter::Workbook;
use testkit::json;

use super::{PATH, catalogue, import, path, try_out};

const LIST: &str = "kode,nama,kategori,harga\nA-1,Oli,OIL,5000\n";
const MIB: usize = 1024 * 1024;

testkit::on_both_engines! {
    async fn what_is_no_list_of_products_is_refused_with_its_reason_and_leaves_nothing(house: House) {
        let admin = house.office("admin").await;
        let mut empty = Workbook::new();
        empty.add_worksheet();
        let empty = empty.save_to_buffer().expect("as the test laid it");
        let old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].repeat(64);
        let cases: [(&[u8], &str); 8] = [
            (b"", "platform.sheet.empty"),
            (&empty, "platform.sheet.empty"),
            (&old, "platform.sheet.old_excel"),
            (b"%PDF-1.7", "platform.sheet.not_a_sheet"),
            (b"PK\x03\x04 broken", "platform.sheet.broken"),
            (b"satu,dua\n1,2\n", "platform.sheet.header_missing"),
            (b"nama,harga\nOli,5000\n", "platform.sheet.column_missing"),
            (b"kode,nama\n", "platform.sheet.no_rows"),
        ];

        for (content, code) in cases {
            let answer = admin.upload(PATH, "application/octet-stream", content).await;
            assert_eq!(answer.refused(422), code);
        }

        let list = admin.get("/api/admin/products/imports").await.expect(200);
        assert_eq!((&list["meta"]["total"], catalogue(&house).await.len()), (&json!(0), 0));
    }

    async fn a_file_beyond_32_mib_is_refused_as_too_large_and_one_below_is_not(house: House) {
        let admin = house.office("admin").await;
        let large = vec![b'x'; 32 * MIB + 1];
        let fits = format!("{LIST}{}", " ".repeat(2 * MIB));

        let raw = admin.upload(PATH, "text/csv", large.clone()).await;
        let form = admin.upload_form(PATH, "a.csv", &large, &[]).await;
        let below = admin.upload(PATH, "text/csv", fits).await;

        assert_eq!((raw.refused(413), form.refused(413)), ("platform.too_large".into(), "platform.too_large".into()));
        assert_eq!(below.status, 202, "{}", below.text);
        let elsewhere = admin.put("/api/admin/orders/order_x/reject", json!({"reason": "x".repeat(2 * MIB)})).await;
        assert_ne!(elsewhere.status, 200, "other routes keep their limit");
    }

    async fn a_form_without_a_file_and_a_broken_form_are_refused(house: House) {
        let admin = house.office("admin").await;
        let kind = "multipart/form-data; boundary=x";

        let none = admin.upload(PATH, kind, "--x\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n").await;
        let broken = admin.upload(PATH, kind, "--x\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\nkode").await;

        assert_eq!(none.refused(422), "platform.invalid");
        assert!(none.body["errors"]["file"].is_array());
        assert_eq!(broken.refused(400), "platform.upload_broken");
    }

    async fn imports_are_for_whoever_may_write_products_and_of_one_tenant(house: House) {
        let admin = house.office("admin").await;
        let tried = try_out(&admin, LIST).await;
        let shop = house.office("shop").await;
        let other = house.another_tenant().await;
        let theirs = house.office_of(&other, "super_admin").await;

        assert_eq!(shop.upload(PATH, "text/csv", LIST).await.refused(403), "platform.forbidden");
        assert_eq!(shop.get(&path(&tried)).await.refused(403), "platform.forbidden");
        for get in [path(&tried), format!("{}/rows", path(&tried))] {
            assert_eq!(theirs.get(&get).await.refused(404), "parts.import.not_found");
        }
        for verb in ["apply", "cancel"] {
            let answer = theirs.post(&format!("{}/{verb}", path(&tried)), json!({})).await;
            assert_eq!(answer.refused(404), "parts.import.not_found");
        }
        assert_eq!(theirs.get("/api/admin/products/imports").await.expect(200)["meta"]["total"], 0);
        assert_eq!(catalogue(&house).await.len(), 0);
    }

    async fn only_a_finished_dry_run_is_applied_and_what_has_ended_is_not_stopped(house: House) {
        let admin = house.office("admin").await;
        let real = import(&admin, LIST).await;

        let applied = admin.post(&format!("{}/apply", path(&real)), json!({})).await;
        let stopped = admin.post(&format!("{}/cancel", path(&real)), json!({})).await;

        assert_eq!(applied.refused(409), "parts.import.not_a_dry_run");
        assert_eq!(stopped.refused(409), "parts.import.already_finished");
        assert_eq!(admin.get(&path(&real)).await.expect(200), real);
    }
}
