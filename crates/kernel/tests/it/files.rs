//! Files: known by their content, private, shown by links that end.

use base::Error;
use bytes::Bytes;
use chrono::Duration;
use kernel::files::{MAX_BYTES, link};
use testkit::House;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the picture";

/// Keeps a small picture; its name.
async fn picture(house: &House) -> String {
    house.app.files.put(house.tenant.id, Bytes::from_static(PNG)).await.expect("kept")
}

/// The code and status with which bytes are refused.
async fn refused(house: &House, bytes: impl Into<Bytes>) -> (&'static str, u16) {
    let refused = house.app.files.put(house.tenant.id, bytes.into()).await;
    let Err(Error::Refusal(refusal)) = refused else { panic!("not refused: {refused:?}") };
    (refusal.code(), refusal.status())
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// The first bytes decide; the name is made from all of them.
    async fn the_content_decides_the_kind(house: House) {
        let (files, ours) = (&house.app.files, house.tenant.id);
        let kinds: [(&'static [u8], &str); 4] = [
            (PNG, ".png"),
            (b"\xff\xd8\xff\xe0 photo", ".jpg"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", ".webp"),
            (b"%PDF-1.7 proof", ".pdf"),
        ];

        for (bytes, ending) in kinds {
            let name = files.put(ours, Bytes::from_static(bytes)).await.expect("kept");
            assert!(name.ends_with(ending) && name.len() == 64 + ending.len(), "{name}");
            assert_eq!(files.get(ours, &name).await.expect("readable").as_deref(), Some(bytes));
        }
        for bytes in [&b"<html><script>alert(1)</script>"[..], b"<svg onload='x'/>", b"GIF89a", b"MZ", b""] {
            assert_eq!(refused(&house, bytes).await, ("platform.file.unknown_kind", 422), "{bytes:?}");
        }
    }

    /// Ten megabytes and not a byte more.
    async fn a_file_that_is_too_large_is_refused(house: House) {
        let mut bytes = PNG.to_vec();
        bytes.resize(MAX_BYTES, 0);
        house.app.files.put(house.tenant.id, bytes.clone().into()).await.expect("just small enough");

        bytes.push(0);

        assert_eq!(refused(&house, bytes).await, ("platform.file.too_large", 413));
    }

    /// Kept twice, it is one file; another tenant has it not.
    async fn the_same_content_is_one_file_of_one_tenant(house: House) {
        let other = house.another_tenant().await;

        let (once, twice) = (picture(&house).await, picture(&house).await);

        assert_eq!(once, twice);
        assert_eq!(house.app.files.get(other.id, &once).await.expect("readable"), None);
    }

    /// Whoever holds the link sees the file, with headers that keep a browser from guessing.
    async fn a_signed_link_works_until_its_time(house: House) {
        let name = picture(&house).await;
        let path = link(&house.app, house.tenant.id, &name, Duration::minutes(15));

        let shown = house.visitor().get(&path).await;
        assert_eq!((shown.status, shown.header("content-type")), (200, Some("image/png")));
        assert_eq!(shown.header("x-content-type-options"), Some("nosniff"));

        house.clock.advance(Duration::seconds(15 * 60 - 1));
        assert_eq!(house.visitor().get(&path).await.status, 200);
        house.clock.advance(Duration::seconds(1));
        assert_eq!(house.visitor().get(&path).await.refused(404), "platform.not_found");
    }

    /// Another time, name or signature, and it is no link at all.
    async fn a_tampered_link_shows_nothing(house: House) {
        let name = picture(&house).await;
        let pdf = Bytes::from_static(b"%PDF-1.7 proof");
        let other = house.app.files.put(house.tenant.id, pdf).await.expect("kept");
        let path = link(&house.app, house.tenant.id, &name, Duration::minutes(15));
        let until = (house.app.now() + Duration::minutes(15)).timestamp();
        let last = path.chars().last().expect("a signature");
        let swapped = if last == '0' { '1' } else { '0' };

        let tampered = [
            path.replace(&until.to_string(), &(until + 1).to_string()),
            path.replace(&name, &other),
            format!("{}{swapped}", &path[..path.len() - 1]),
            path.split('&').next().expect("a beginning").to_owned(),
        ];

        for path in tampered {
            let status = house.visitor().get(&path).await.status;
            assert!(status == 404 || (status == 422 && !path.contains("signature")), "{status} {path}");
        }
    }

    /// A signature belongs to its tenant, also where both keep the same picture.
    async fn another_tenants_signature_does_not_fit(house: House) {
        let other = house.another_tenant().await;
        let name = picture(&house).await;
        house.app.files.put(other.id, Bytes::from_static(PNG)).await.expect("kept");
        let path = link(&house.app, house.tenant.id, &name, Duration::minutes(15));

        let theirs = path.replace(&house.tenant.id.to_string(), &other.id.to_string());

        assert_ne!(theirs, path);
        assert_eq!(house.visitor().get(&theirs).await.refused(404), "platform.not_found");
    }

    /// Names are names, not ways out of the folder.
    async fn no_name_leads_out_of_the_folder(house: House) {
        for name in ["../../secret.key", "..", "/etc/passwd", "%2e%2e/secret.key"] {
            let found = house.app.files.get(house.tenant.id, name).await;
            assert!(!matches!(found, Ok(Some(_))), "{name}");
        }
    }
}
