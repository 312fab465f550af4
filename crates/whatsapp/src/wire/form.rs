//! A form with a file in it, RFC 7578.

use bytes::{BufMut, Bytes, BytesMut};
use http::HeaderValue;
use sha2::{Digest, Sha256};

/// A form on its way.
#[derive(Debug)]
pub(crate) struct Form {
    body: BytesMut,
    boundary: String,
}

impl Form {
    /// A form that will carry this file. Its boundary is the file's own digest, which no file
    /// contains.
    pub(crate) fn around(file: &Bytes) -> Self {
        let boundary = format!("niaga-{}", hex::encode(&Sha256::digest(file)[..16]));
        Self { body: BytesMut::with_capacity(file.len() + 1024), boundary }
    }

    /// A field. `value` must be of one line.
    pub(crate) fn field(mut self, name: &str, value: &str) -> Self {
        let head = format!("content-disposition: form-data; name=\"{name}\"");
        self.part(&head, value.as_bytes());
        self
    }

    /// The file in the field `name`.
    pub(crate) fn file(mut self, name: &str, file_name: &str, mime: &str, file: &Bytes) -> Self {
        let file_name = plain(file_name);
        let head = format!(
            "content-disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
             content-type: {mime}"
        );
        self.part(&head, file);
        self
    }

    fn part(&mut self, head: &str, value: &[u8]) {
        self.body.put_slice(format!("--{}\r\n{head}\r\n\r\n", self.boundary).as_bytes());
        self.body.put_slice(value);
        self.body.put_slice(b"\r\n");
    }

    /// Its content type and its bytes.
    pub(super) fn sealed(mut self) -> (HeaderValue, Bytes) {
        self.body.put_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        let kind = format!("multipart/form-data; boundary={}", self.boundary);
        let kind = HeaderValue::try_from(kind).expect("a boundary is hexadecimal");
        (kind, self.body.freeze())
    }
}

/// A name without what would end the line that it stands in, or the quotes.
fn plain(name: &str) -> String {
    let kept = name.chars().map(|c| if c.is_control() || "\"\\/".contains(c) { '_' } else { c });
    kept.take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_its_parts_between_boundaries_and_no_name_breaks_out() {
        let file = Bytes::from_static(b"\r\n--x\r\nbytes");
        let form = Form::around(&file).field("type", "image/png");
        let (kind, body) = form.file("file", "a\"b\r\nc/../d.png", "image/png", &file).sealed();

        let kind = kind.to_str().expect("plain");
        let boundary = kind.strip_prefix("multipart/form-data; boundary=").expect("its kind");
        let body = String::from_utf8(body.to_vec()).expect("plain");
        let expected = format!(
            "--{boundary}\r\ncontent-disposition: form-data; name=\"type\"\r\n\r\nimage/png\r\n\
             --{boundary}\r\ncontent-disposition: form-data; name=\"file\"; \
             filename=\"a_b__c_.._d.png\"\r\ncontent-type: image/png\r\n\r\n\
             \r\n--x\r\nbytes\r\n--{boundary}--\r\n"
        );
        assert_eq!(body, expected);
    }
}
